import type { Bookmarks, Clock } from '../../core/ports.ts';
import { fixedClock, monday } from '../factories/clock.ts';

/** What Bookmarks must do. Each call of `open` gives the same data. */
export const bookmarksContract = (open: (options: { clock: Clock }) => Promise<Bookmarks>): void => {
  it('begin empty, keep the newest value across restarts, and are forgotten after a month', async () => {
    const clock = fixedClock();
    const bookmarks = await open({ clock });
    expect(await bookmarks.get('help_desk_changes')).toBeUndefined();
    await bookmarks.set('help_desk_changes', monday);
    await bookmarks.set('help_desk_changes', monday + 5);
    expect(await (await open({ clock })).get('help_desk_changes')).toBe(monday + 5);
    await bookmarks.set('help_desk_changes', monday + 1);
    expect(await bookmarks.get('help_desk_changes')).toBe(monday + 1);
    clock.advance(30 * 86_400_000);
    expect(await bookmarks.get('help_desk_changes')).toBeUndefined();
  });
};
