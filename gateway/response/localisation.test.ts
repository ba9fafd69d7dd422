import { describe, expect, it } from 'vitest';
import { HubError } from '../../platform/errors.ts';
import { localised } from './localisation.ts';

const expired = new HubError('TOKEN_EXPIRED', 'The token expired at 2026-03-31T03:00:00Z.', { details: { at: 'exp' } });
const error = { message: expired.message, path: ['a', 0], extensions: expired.extensions };

describe('an error on its way to a client', () => {
  it('stays as it is in English', () => {
    expect(localised(error, 'en')).toBe(error);
  });

  it('says in Vietnamese what its code means and what to do, and in English what was the matter this time', () => {
    expect(localised(error, 'vi')).toEqual({
      message: 'Mã truy cập đã hết hạn.',
      path: ['a', 0],
      extensions: {
        code: 'TOKEN_EXPIRED',
        remedy: 'Hãy lấy mã truy cập mới; nếu mã vừa được cấp, hãy kiểm tra đồng hồ của máy này.',
        at: 'exp',
        detail: 'The token expired at 2026-03-31T03:00:00Z.',
      },
    });
    expect(error.message).toBe('The token expired at 2026-03-31T03:00:00Z.');
  });

  it('with the reason of a null as its code says the reason, and keeps the remedy it came with', () => {
    const withheld = { message: 'Switched off.', extensions: { code: 'QUARANTINED', remedy: 'Ask later.' } };

    expect(localised(withheld, 'vi')).toEqual({
      message: 'Người vận hành đã tạm ngắt hệ thống thành phần này.',
      extensions: { code: 'QUARANTINED', remedy: 'Ask later.', detail: 'Switched off.' },
    });
  });

  it.each([[{ code: 'DOSSIER_CLOSED', remedy: 'Open another.' }], [{ code: 'constructor' }], [{}], [undefined]])(
    'stays as it is when its code is none of ours: %j',
    (extensions) => {
      const foreign = { message: 'The dossier is closed.', extensions };

      expect(localised(foreign, 'vi')).toBe(foreign);
    },
  );
});
