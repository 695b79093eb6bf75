/**
 * What the sweeper remembers: when it looked at all changes, from where an unfinished look goes on (0: none), and from
 * when on chats are Frontdesk's.
 */
export type BookmarkName = 'help_desk_changes' | 'help_desk_changes_left' | 'help_desk_first_look';
