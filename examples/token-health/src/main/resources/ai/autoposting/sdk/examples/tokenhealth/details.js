// What there is to know of one cell.

const details = byId('details');

function facts(entries) {
  const list = element('dl', '');
  entries.filter(([, value]) => value).forEach(([name, value]) => list.append(element('dt', '', name), element('dd', '', value)));
  return list;
}

function expiry(account) {
  if (!account.expiresAt) {
    return 'at no known time';
  }
  const left = account.secondsLeft;
  return `${timeText.format(new Date(account.expiresAt))} (${left < 0 ? `${span(left)} ago` : `in ${span(left)}`})`;
}

function lastUse({ lastUsedAt }) {
  return lastUsedAt ? timeText.format(new Date(lastUsedAt)) : lastUsedAt === null ? 'never' : '';
}

function accountElement(account) {
  const { symbol, word, advice } = LEVELS[account.level];
  return element('article', 'account',
    element('h3', '', element('span', `tag ${account.level}`, `${symbol} ${word}`), foreign(account.username || account.platformUserId || '?')),
    facts([
      [account.secondsLeft < 0 ? 'Expired' : 'Expires', expiry(account)],
      ['Account', account.platformUserId && foreign(account.platformUserId)],
      ['Last used', lastUse(account)],
      ['Status', account.status && foreign(account.status)],
      ['Refresh failed', account.refreshError && foreign(account.refreshError)],
    ]),
    element('p', 'advice', advice));
}

function failureElement({ reason, message }) {
  return element('article', 'account',
    element('h3', '', element('span', 'tag unread', `${LEVELS.unread.symbol} ${LEVELS.unread.word}`), foreign(reason)),
    element('p', '', foreign(message)));
}

function showDetails(cell) {
  byId('details-title').replaceChildren(foreign(cell.brand), ` on ${platformName(cell.platform)}`);
  byId('details-body').replaceChildren(
    ...(cell.failure ? [failureElement(cell.failure)] : []),
    ...cell.accounts.map(accountElement),
    ...(cell.failure || cell.accounts.length ? [] : [element('p', '', 'No account is connected.')]));
  details.showModal();
}

function startDetails() {
  byId('close').addEventListener('click', () => details.close());
  // What is clicked beside the box is the dialog itself.
  details.addEventListener('click', event => {
    if (event.target === details) {
      details.close();
    }
  });
}
