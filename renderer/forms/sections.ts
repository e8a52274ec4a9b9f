// Puts the entries of a list under headings.

/** Neighbours with the same section, together. */
export function inSections<Item extends { readonly section?: string | undefined }>(
  items: readonly Item[],
): readonly { readonly section: string | undefined; readonly items: readonly Item[] }[] {
  const sections: { section: string | undefined; items: Item[] }[] = [];
  for (const item of items) {
    const last = sections.at(-1);
    if (last !== undefined && last.section === item.section) last.items.push(item);
    else sections.push({ section: item.section, items: [item] });
  }
  return sections;
}
