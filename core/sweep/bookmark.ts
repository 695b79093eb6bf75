/** What the sweeper remembers: how far it has looked at changes, and from when on chats are Frontdesk's. */
export type BookmarkName = 'help_desk_changes' | 'help_desk_first_look';
