import { Type } from 'typebox';

/** Which page of a list, from 1, and how many rows a page has. */
export const Paging = { page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: '第几页，从 1 起' })), size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '每页条数，不写为 50' })) };

const SIZE = 50;

export const pageOf = ({ page = 1, size = SIZE }: { page?: number; size?: number }): { page: number; size: number } => ({ page, size });
