// The head of the page: what it comes to, and the switches; then all begins.

function levelButton(level, number) {
  const { symbol, word } = LEVELS[level];
  const made = element('button', 'level', element('span', `tag ${level}`, symbol), element('b', '', number.toLocaleString('en')),
    element('span', 'word', word));
  made.type = 'button';
  made.dataset.level = level;
  made.disabled = number === 0;
  made.setAttribute('aria-pressed', 'false');
  return made;
}

function startLevels() {
  const numbers = {};
  placed.forEach(({ account }) => {
    numbers[account.level] = (numbers[account.level] || 0) + 1;
  });
  numbers.unread = report.summary.unreadBrands;
  const levels = byId('levels');
  levels.append(...ORDER.filter(level => level !== 'none').map(level => levelButton(level, numbers[level] || 0)));
  levels.addEventListener('click', event => {
    const pressed = event.target.closest('.level');
    if (pressed) {
      filter.level = filter.level === pressed.dataset.level ? '' : pressed.dataset.level;
      [...levels.children].forEach(each => each.setAttribute('aria-pressed', String(each.dataset.level === filter.level)));
      applyFilter();
    }
  });
}

function startHead() {
  const { needAttention, accounts, unreadBrands } = report.summary;
  byId('headline').textContent = needAttention
    ? `${count(needAttention, 'account')} need${needAttention === 1 ? 's' : ''} attention`
    : unreadBrands ? 'Nothing that could be read needs attention' : 'Nothing needs attention';
  byId('subline').textContent = `${count(accounts, 'account')} of ${count(report.summary.brands, 'brand')}, read on ${timeText.format(generated)}`
    + (unreadBrands ? `; ${count(unreadBrands, 'brand')} could not be read, or not all` : '');
  byId('stopped').hidden = !report.stopped;
  byId('stopped').textContent = `Not all brands were asked: ${visible(report.stopped || '')}`;
  const age = (Date.now() - generated.getTime()) / 1000;
  byId('age').hidden = age < DAY;
  byId('age').textContent = `This was read ${span(age)} ago. Run token-health again for what is so today.`;
}

function startSearch() {
  const search = byId('search');
  search.addEventListener('input', () => {
    filter.text = search.value.trim().toLowerCase();
    applyFilter();
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !details.open && !event.target.closest('input, select')) {
      event.preventDefault();
      search.focus();
    } else if (event.key === 'ArrowDown' && event.target === search) {
      event.preventDefault();
      place(0, 0, true);
    }
  });
}

startHead();
startLevels();
startTimeline();
startDetails();
startGrid();
startSearch();
