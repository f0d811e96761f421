/** Where progress is shown: a terminal's one line, or a log that gets a line now and then. */
export type Screen = {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
};

/** @property share of all that is to do, 0 to 1, where that is known */
export type Shown = { readonly text: string; readonly share?: number | undefined };

const often = 100;
const nowAndThen = 10_000;
const barWidth = 24;
const clearLine = '\r\x1b[2K';

function bar(share: number): string {
  const done = Math.round(Math.min(1, share) * barWidth);
  return `[${'#'.repeat(done)}${'.'.repeat(barWidth - done)}] ${Math.floor(Math.min(1, share) * 100)}% `;
}

/**
 * @param now milliseconds, of any clock that only goes on
 * @returns show what is shown when it is time for it; end leaves the screen as it was
 */
export function progressLine(screen: Screen, now: () => number) {
  const { isTTY = false, columns = 80 } = screen;
  const every = isTTY ? often : nowAndThen;
  let last = now();
  let isShown = false;
  const show = (shown: () => Shown) => {
    if (now() - last < every) return;
    last = now();
    const { text, share } = shown();
    const line = `${share === undefined ? '' : bar(share)}${text}`;
    // A line that is too long would go on in the next, and stay there.
    screen.write(isTTY ? `${clearLine}${line.slice(0, columns - 1)}` : `${line}\n`);
    isShown = isTTY;
  };
  const end = () => {
    if (isShown) screen.write(clearLine);
    isShown = false;
  };
  return { show, end };
}
