import { describe, expect, it } from 'vitest';
import { createLogger, type LogLevel, withoutPasswords } from './log.ts';

function capture(level: LogLevel, isTTY = false) {
  const lines: string[] = [];
  return { lines, log: createLogger(level, { isTTY, write: (line: string) => void lines.push(line) }) };
}

describe('the log', () => {
  it('is JSON, an object a line, from its level on', () => {
    const { lines, log } = capture('info');
    log.debug('not shown');
    log.info('started', { port: 4000 });

    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith('\n')).toBe(true);
    const { time, ...line } = JSON.parse(lines[0]!) as { time: string };
    expect(line).toEqual({ level: 'info', message: 'started', port: 4000 });
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('is one readable line each on a terminal', () => {
    const { lines, log } = capture('info', true);
    log.warn('slow', { ms: 12, query: 'a b' });
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d \S+warn \S+ slow {2}ms=12 {2}query="a b"\n$/);
  });

  it.each([false, true])('holds no secret, wherever it comes from (terminal: %s)', (isTTY) => {
    const { lines, log } = capture('debug', isTTY);
    const url = 'postgres://hub:hunter2@db:5432/hub';
    log.error(`could not open ${url}`, {
      error: new Error(`at ${url}`, { cause: new Error(url) }),
      url,
      password: 'hunter2',
      config: { signingKey: 'hunter2', database: { password: 'hunter2' } },
    });
    expect(lines.join()).not.toContain('hunter2');
    expect(lines.join()).toContain('postgres://hub:***@db:5432/hub');
  });

  it('says nothing when silent', () => {
    const { lines, log } = capture('silent');
    log.error('x');
    expect(lines).toEqual([]);
  });
});

it.each([
  ['postgres://a:b@h/d', 'postgres://a:***@h/d'],
  ['see postgresql://a:p%40:x@h, nats://u:p@n', 'see postgresql://a:***@h, nats://u:***@n'],
  ['https://h:80/path@x', 'https://h:80/path@x'],
  ['no address', 'no address'],
])('hides the password in %s', (text, safe) => {
  expect(withoutPasswords(text)).toBe(safe);
});
