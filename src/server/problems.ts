import type { ServerResponse } from 'node:http';
import type { FastifyError } from 'fastify';
import { Conflict, Missing } from '../run/desk.js';
import { UserProblem } from '../run/problem.js';
import type { App } from './app.js';

/** Something the server refuses, with the status and a sentence that says what to do. */
export class Refused extends Error {
  constructor(readonly statusCode: 400 | 401 | 403 | 404 | 409 | 413 | 423 | 429, message: string, readonly field?: string) {
    super(message);
    this.name = 'Refused';
  }
}

/** What the reader of forms says where one ends too early or is none (@fastify/busboy). */
const BROKEN_FORM = /^(?:Unexpected end of (?:multipart data|form)|Malformed part header|Multipart: Boundary not found|Part terminated early)/;

/** Turns every failure into one Chinese sentence; what went wrong inside is logged, never shown. */
export function answerProblems(app: App): void {
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error instanceof Refused) return reply.status(error.statusCode).send({ message: error.message, ...(error.field ? { field: error.field } : {}) });
    if (error instanceof Conflict) return reply.status(409).send({ message: error.message });
    if (error instanceof Missing) return reply.status(404).send({ message: error.message });
    if (error instanceof UserProblem) return reply.status(400).send({ message: error.message });
    // What stands in the path is no form that somebody filled in.
    if (error.validation && error.validationContext === 'params') return reply.status(404).send({ message: '没有找到这项内容：网址可能没有复制完整，或内容已经移走。请从菜单或搜索重新打开。' });
    if (error.validation) {
      const [first] = error.validation;
      const field = (first?.instancePath.slice(1).replaceAll('/', '.') || String(first?.params['missingProperty'] ?? '')) || undefined;
      if (error.validationContext === 'querystring') return reply.status(400).send({ message: `网址里的条件${field ? `“${field}”` : ''}不对，请改正，或从菜单重新打开这个页面。`, ...(field ? { field } : {}) });
      return reply.status(400).send({ message: `填写的内容不符合要求${field ? `（${field}）` : ''}，请检查后再提交。`, ...(field ? { field } : {}) });
    }
    if (error.code === 'FST_REQ_FILE_TOO_LARGE') return reply.status(413).send({ message: '文件太大，超过了上传上限，请拆分或压缩图片后再传。' });
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return reply.status(413).send({ message: '提交的内容太长，请分几次提交。' });
    if (BROKEN_FORM.test(error.message)) return reply.status(400).send({ message: '文件没有传完整，请检查网络后重新提交。' });
    if (error.statusCode === 429) return reply.status(429).send({ message: '操作太频繁，请过一分钟再试。' });
    if (error.statusCode !== undefined && error.statusCode < 500) return reply.status(error.statusCode).send({ message: '这个请求不完整或格式不对，请刷新页面后再试。' });
    process.stderr.write(`${JSON.stringify({ level: 'error', at: 'server', message: error.message, stack: error.stack })}\n`);
    return reply.status(500).send({ message: '服务器出错，操作没有完成；已保存的内容没有丢失。请稍后再试，仍不行请告诉系统管理员。' });
  });
}

/** What an address answers that cannot be read at all. */
export function badAddress(_error: FastifyError, _request: unknown, reply: { raw: ServerResponse; hijack(): unknown }): void {
  reply.hijack();
  reply.raw.writeHead(400, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify({ message: '这个地址写得不对，请从菜单重新打开。' }));
}

/** What an address answers that is none, where the server has no pages. */
export function noSuchAddress(app: App): void {
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/') || request.method !== 'GET') return reply.status(404).send({ message: '没有这个接口或内容。' });
    return reply.status(404).type('text/plain; charset=utf-8').send('没有这个页面。');
  });
}
