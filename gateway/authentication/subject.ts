/**
 * What may stand for somebody in a token: 1 to 200 readable ASCII characters, neither beginning nor ending with a blank.
 * OpenID Connect Core 1.0, 2, has `sub` in ASCII; so no two subjects look alike that are not the same.
 */
export const READABLE_SUBJECT = /^[!-~](?:[ -~]{0,198}[!-~])?$/;
