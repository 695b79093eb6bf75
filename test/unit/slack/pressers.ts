export const anna = { id: 'U0ANNASMITH', name: 'Anna Smith' };
export const ben = { id: 'U0BENJONES', name: 'Ben Jones' };
export const monday = Date.UTC(2026, 2, 2, 9);
export const ok = { status: 200 };
