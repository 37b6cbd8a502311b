import { describe, expect, it } from 'vitest';
import { splitClauses, splitSentences } from '../../src/compare/clauses.js';
import { splitNumbered, stripNumbering } from '../../src/compare/numbering.js';
import { foldCharacters, foldPresentation, stripBookMarks, stripFinalPunctuation } from '../../src/compare/presentation.js';

describe('foldPresentation', () => {
  it.each([
    ['申請 材料：營業執照', '申请材料:营业执照'], ['⼯作⽇ ⺠政⻔户', '工作日民政门户'], ['（０５７１） ８２６１', '(0571)8261'], ['8∶00 —— 12：00\n\n下午', '8:00-12:00下午'], ['A 4 纸', 'A 4纸'], ['08:30 14:00', '08:30 14:00'],
    ['办\u200b事\ufeff指\u00ad南', '办事指南'], ['〔2018〕10号', '[2018]10号'], ['“一”「二」', '"一""二"'], ['e\u0301', '\u00e9'], ['￥１０．５０', '¥10.50'], ['法定节\r\n假日', '法定节假日'],
  ])('%j → %j', (text, expected) => expect(foldPresentation(text)).toBe(expected));

  it('keeps what tells numbers apart', () => {
    expect(foldPresentation('1 12')).not.toBe(foldPresentation('112'));
    expect(foldPresentation('1.2.3')).not.toBe(foldPresentation('123'));
  });

  it('keeps line breaks where clauses are wanted', () => expect(foldCharacters('甲　乙\r\n \n丙')).toBe('甲 乙\n丙'));
});

it('strips marks at the ends and around names of documents', () => {
  expect(stripFinalPunctuation('，身份证。；')).toBe('身份证');
  expect(stripBookMarks('《申请表》')).toBe('申请表');
});

describe('splitNumbered', () => {
  it.each([
    ['1.身份证；2.户口簿', ['身份证；', '户口簿']], ['①申请表②身份证', ['申请表', '身份证']], ['（1）甲（2）乙', ['甲', '乙']], ['一、身份证\n二、户口簿', ['身份证', '户口簿']], ['⑴甲\n⑵乙', ['甲', '乙']], ['1、身份证', ['身份证']],
    ['1、2018年报告；2、2019年报告', ['2018年报告；', '2019年报告']],
  ])('%j is a list', (text, items) => expect(splitNumbered(text)).toEqual(items));

  it.each(['一、二级建造师', '1.5寸照片', '1.2.3号窗口', '1、2号窗口', '统一', '', '第1、3条'])('%j is no list', (text) => expect(splitNumbered(text)).toEqual([text]));

  it('strips lists within lists', () => expect(stripNumbering('（一）甲 1.子；2.丑 （二）乙')).toBe('甲\n子；\n丑\n乙'));
});

it('splits clauses outside brackets', () => {
  expect(splitClauses('年满18周岁,有住所(含租赁,借用);无犯罪记录。')).toEqual(['年满18周岁', '有住所(含租赁,借用)', '无犯罪记录']);
  expect(splitSentences('甲,乙;丙(未闭合,丁;戊')).toEqual(['甲,乙', '丙(未闭合,丁', '戊']);
});
