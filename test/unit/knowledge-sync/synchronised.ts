import { html } from './site.ts';
import { type SyncWorld, syncWorld } from './sync-world.ts';

export let world: SyncWorld;
beforeEach(async () => {
  world = await syncWorld();
});
afterEach(() => world.close());

export const at = (path: string) => `${world.site.origin}${path}`;
export const list = (...paths: string[]) => ({ kind: 'urls' as const, urls: paths.map(at) });
export const name = (path: string) => `urls ${at(path)}`;
export const kept = async () =>
  (await world.store.load())?.pages.map(({ from }) => from.replace(world.site.origin, ''));
export const slugs = (articles: { slug: string }[] | undefined) => articles?.map(({ slug }) => slug);
export const three = () => {
  world.site.pages = {
    '/pricing/': html(
      'Pricing',
      'Plans are paid per agent and month, in three sizes for small and large teams.',
    ),
    '/trial/': html(
      'Free trial',
      'The trial lasts a month and needs no credit card at all, for anybody who asks.',
    ),
    '/tarifs/': html('Tarifs', 'Les forfaits se paient par agent et par mois, sans engagement de durée.', {
      language: 'fr-FR',
    }),
  };
  return list('/pricing/', '/trial/', '/tarifs/');
};
