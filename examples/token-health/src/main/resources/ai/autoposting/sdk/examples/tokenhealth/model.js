'use strict';
// What was found, made ready to be shown. Names and texts are others': they become text nodes, never markup.

const DAY = 86400;
const DAYS = 90;

/** The most urgent first. Each has a symbol, so that nothing is said by colour alone. */
const LEVELS = {
  dead: { symbol: '✕', word: 'dead', advice: 'The next post will fail: ask the brand to reconnect this account.' },
  within_a_day: { symbol: '▲', word: 'in a day', advice: 'See that it is refreshed, or have it reconnected today.' },
  within_a_week: { symbol: '◆', word: 'in a week', advice: 'The service refreshes it by itself, where it can. Look again soon.' },
  within_a_month: { symbol: '●', word: 'in a month', advice: '' },
  later: { symbol: '✓', word: 'later', advice: '' },
  no_expiry: { symbol: '∞', word: 'no expiry', advice: '' },
  unread: { symbol: '?', word: 'not read', advice: '' },
  none: { symbol: '·', word: 'not connected', advice: '' },
};
const ORDER = Object.keys(LEVELS);
const PLATFORM_NAMES = { x: 'X', linkedin: 'LinkedIn', instagram: 'Instagram', threads: 'Threads', youtube: 'YouTube' };

const report = JSON.parse(document.getElementById('data').textContent);
const generated = new Date(report.generatedAt);

const byId = id => document.getElementById(id);

/** What would be invisible, or turn the direction of what follows, shows its number. */
const visible = text => text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
  character => `\\u{${character.codePointAt(0).toString(16)}}`);

const platformName = platform => PLATFORM_NAMES[platform] || visible(platform);

/** An element; strings among its children become text. */
function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/** Text of others, whose direction ends where it ends. */
const foreign = text => element('bdi', '', visible(text));

function span(seconds) {
  const time = Math.abs(seconds);
  if (time < 7200) {
    return `${Math.floor(time / 60)} min`;
  }
  return time < 2 * DAY ? `${Math.floor(time / 3600)} h` : `${Math.floor(time / DAY)} d`;
}

const dayText = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const timeText = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const count = (number, noun) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

const secondsOf = account => account.secondsLeft ?? Infinity;
const byUrgency = (one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level) || secondsOf(one) - secondsOf(other);

/** A cell of the grid: its worst account says how it looks. */
function toCell(brand, found) {
  const accounts = [...found.accounts].sort(byUrgency);
  const worst = accounts[0];
  const level = worst && worst.level === 'dead' ? 'dead' : found.failure ? 'unread' : worst ? worst.level : 'none';
  return { brand, platform: found.platform, accounts, failure: found.failure, level, seconds: worst ? secondsOf(worst) : Infinity };
}

const brands = report.brands.map(({ brand, platforms }) => {
  const cells = platforms.map(found => toCell(brand, found));
  const words = cells.flatMap(cell => cell.accounts.flatMap(account => [account.username, account.platformUserId]));
  const worst = [...cells].sort((one, other) => rank(one) - rank(other) || one.seconds - other.seconds)[0];
  return { brand, cells, worst, text: [brand, ...words].join('\n').toLowerCase() };
});

/** What could not be read comes right after what is dead. */
function rank(cell) {
  return cell.level === 'unread' ? 0.5 : ORDER.indexOf(cell.level);
}

const placed = brands.flatMap(({ cells }) => cells.flatMap(cell => cell.accounts.map(account => ({ cell, account }))));
const dayOf = account => account.secondsLeft >= 0 ? Math.floor(account.secondsLeft / DAY) : -1;
