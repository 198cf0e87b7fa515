import { expect, it } from 'vitest';
import type { Module } from '@/shared/wire';
import { activeModule, iconOf } from '@/app/module-routes';

const module = (code: string, route: string | null): Module => ({ code, route, clause: '', root: 'service', nameZh: code, nameEn: code, permissions: [], allowed: true });
const modules = [module('objects', '/objects'), module('network', '/objects?class=network'), module('audit', '/admin/audit'), module('desk', null)];
const active = (path: string, query = '') => activeModule(modules, path, new URLSearchParams(query))?.code;

it('knows the module of an address by its path, then by its parameters', () => {
  expect(active('/objects')).toBe('objects');
  expect(active('/objects', 'class=network&state=fault')).toBe('network');
  expect(active('/objects/1')).toBe('objects');
  expect(active('/admin/audit')).toBe('audit');
  expect(active('/nothing')).toBeUndefined();
});

it('draws a module by the last part of its path', () => {
  expect(iconOf(module('x', '/admin/password-policy'))).toBe('passwordPolicy');
  expect(iconOf(module('x', '/objects?class=network'))).toBe('objects');
  expect(iconOf(module('x', '/unheard-of'))).toBe('module');
});
