/** What the sweeper remembers how far it has looked at. */
export type BookmarkName = 'help_desk_changes';
