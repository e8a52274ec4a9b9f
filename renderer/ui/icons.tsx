// All icons. They take the text’s colour, and screen readers skip them because each one accompanies a word.
const paths = {
  copy: "M8 4h10v12M5 8h10v12H5z",
  tick: "M4.5 12.5l5 5 10-11",
  warning: "M12 4l9 16H3zM12 10v5M12 17.6v.4",
  failure: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7.5v6M12 16v.5",
  clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2",
  more: "M12 5.5v.5M12 12v.5M12 18.5v.5",
  down: "M7 10l5 5 5-5",
  menu: "M4 7h16M4 12h16M4 17h16",
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L20 20",
  plus: "M12 5v14M5 12h14",
  back: "M14 6l-6 6 6 6",
  dash: "M7 12h10",
  dot: "M12 11a1 1 0 1 1 0 2 1 1 0 0 1 0-2z",
  close: "M6 6l12 12M18 6L6 18",
  eye: "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.500 6-9.500 6-9.500-6-9.500-6zM12 9.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5z",
  key: "M9 9a5 5 0 1 1-3 9 5 5 0 0 1 3-9zM12.500 11.500L20 4M17 7l3 3",
  lock: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3M12 14.500v2",
  pin: "M9 4h6l-1 6 3 3v2H7v-2l3-3zM12 15v6",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  keyboard: "M3 7h18v10H3zM7 10.500v.1M11 10.500v.1M15 10.500v.1M7 14h10",
  terminal: "M4 5h16v14H4zM8 10l2.500 2L8 14M13 14.500h3",
  play: "M8 5l11 7-11 7z",
} as const;

export function Icon({ name, size = 16 }: { name: keyof typeof paths; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 3 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
