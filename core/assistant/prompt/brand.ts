import type { FrontdeskConfig } from '../../config.ts';

/** What visitors come for, and what is somebody else's. */
export const brandPart = ({ brand }: Pick<FrontdeskConfig, 'brand'>): string => {
  const names = [brand.name, ...brand.products].join(', ');
  return `${brand.description}
Questions about ${names} are yours. A question about anything else: say that you can only help with ${brand.name}, and ${brand.unrelated}; do not call a person for it.`;
};
