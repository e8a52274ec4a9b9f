// The gallery’s index: a plain page with the pictures of each state, by screen.

export interface Drawn {
  readonly screen: string;
  readonly state: string;
  /** By view. */
  readonly pictures: Readonly<Record<string, string>>;
  /** What axe and the layout checks found. */
  readonly findings: readonly string[];
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const style = `
body { font: 14px/20px system-ui, sans-serif; margin: 24px; background: #eee; color: #222; }
h2 { position: sticky; top: 0; background: #eee; padding: 8px 0; }
section > div { display: flex; gap: 12px; overflow-x: auto; align-items: start; }
figure { margin: 0; }
img { box-shadow: 0 0 0 1px #bbb; max-height: 680px; }
pre { color: #a00; white-space: pre-wrap; }
`;

const pictured = (view: string, file: string): string =>
  `<figure><figcaption>${escaped(view)}</figcaption><a href="${file}"><img loading="lazy" src="${file}" alt=""></a></figure>`;

const section = ({ state, pictures, findings }: Drawn): string =>
  `<section><h3>${escaped(state)}</h3>${
    findings.length === 0 ? "" : `<pre>${escaped(findings.join("\n"))}</pre>`
  }<div>${Object.entries(pictures)
    .map(([view, file]) => pictured(view, file))
    .join("")}</div></section>`;

export function indexPage(drawn: readonly Drawn[]): string {
  const screens = [...new Set(drawn.map(({ screen }) => screen))];
  const groups = screens.map(
    (screen) =>
      `<h2 id="${escaped(screen)}">${escaped(screen)}</h2>${drawn
        .filter((each) => each.screen === screen)
        .map(section)
        .join("\n")}`,
  );
  const links = screens.map((screen) => `<a href="#${escaped(screen)}">${escaped(screen)}</a>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tenantry’s gallery</title><style>${style}</style></head>
<body><h1>Gallery</h1><nav>${links.join(" · ")}</nav>${groups.join("\n")}</body></html>`;
}
