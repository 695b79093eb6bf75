/**
 * How many texts are seen, and those that stand out from their ground by less than 4.5 to 1 (WCAG 2.2, 1.4.3). Evaluated
 * in the page, whose types the house does not load.
 */
export const contrast = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at !== null; at = at.parentElement) {
      const [r, g, b, alpha = 1] = channels(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  for (const details of document.querySelectorAll('details')) details.open = true;
  const seen = [...document.querySelectorAll('body *')].filter(
    (node) => node.checkVisibility() && [...node.childNodes].some((c) => c.nodeType === 3 && c.data.trim() !== ''),
  );
  const weak = seen
    .map((node) => {
      const [low, high] = [luminance(channels(getComputedStyle(node).color).slice(0, 3)), luminance(ground(node))].sort((a, b) => a - b);
      return { text: node.textContent.trim().slice(0, 40), ratio: Math.round(((high + 0.05) / (low + 0.05)) * 100) / 100 };
    })
    .filter(({ ratio }) => ratio < 4.5);
  return { weak, seen: seen.length };
})()`;
