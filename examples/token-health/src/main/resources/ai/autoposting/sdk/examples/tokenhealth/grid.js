// The grid of brands and platforms, and which of its rows are shown.

const grid = byId('grid');
const filter = { text: '', level: '', day: -1 };
let shown = [];
let current = { row: 0, column: 0 };

function tileText(cell) {
  const { symbol, word } = LEVELS[cell.level];
  if (cell.level.startsWith('within') || cell.level === 'later') {
    return `${symbol} ${span(cell.seconds)}`;
  }
  return cell.level === 'dead' || cell.level === 'unread' ? `${symbol} ${word}` : symbol;
}

function cellElement(cell) {
  const made = element('div', `cell ${cell.level}`, tileText(cell));
  made.setAttribute('role', 'gridcell');
  made.tabIndex = -1;
  if (cell.level === 'none' || cell.level === 'no_expiry') {
    made.setAttribute('aria-label', LEVELS[cell.level].word);
  }
  if (cell.accounts.length > 1) {
    made.append(element('small', '', ` +${cell.accounts.length - 1}`));
  }
  return made;
}

function rowElement(entry, index) {
  const name = element('div', 'name', foreign(entry.brand));
  name.setAttribute('role', 'rowheader');
  const row = element('div', 'row', name, ...entry.cells.map(cellElement));
  row.setAttribute('role', 'row');
  row.dataset.index = index;
  return row;
}

function headElement() {
  const names = ['Brand', ...report.platforms.map(platformName)];
  const head = element('div', 'row head', ...names.map((name, column) => {
    const made = element('div', column ? '' : 'name', name);
    made.setAttribute('role', 'columnheader');
    return made;
  }));
  head.setAttribute('role', 'row');
  return head;
}

function matches({ text, cells }) {
  const fits = account => (!filter.level || account.level === filter.level) && (filter.day < 0 || dayOf(account) === filter.day);
  return text.includes(filter.text)
    && (!filter.level && filter.day < 0
      || filter.level === 'unread' && cells.some(cell => cell.failure)
      || cells.some(cell => cell.accounts.some(fits)));
}

/** Shows the rows that fit, and says how many. */
function applyFilter() {
  shown = ordered.filter(entry => {
    entry.row.hidden = !matches(entry);
    return !entry.row.hidden;
  });
  grid.setAttribute('aria-rowcount', shown.length + 1);
  byId('nothing').hidden = shown.length > 0;
  byId('count').textContent = shown.length === brands.length
    ? count(brands.length, 'brand') : `${shown.length} of ${count(brands.length, 'brand')}`;
  place(0, 0, false);
}

let ordered = [];

function applyOrder() {
  const byName = (one, other) => one.brand.localeCompare(other.brand);
  const worstFirst = (one, other) => rank(one.worst) - rank(other.worst) || one.worst.seconds - other.worst.seconds || byName(one, other);
  ordered = [...brands].sort(byId('order').value === 'name' ? byName : worstFirst);
  grid.append(...ordered.map(entry => entry.row));
  applyFilter();
}

/** Only one cell is a stop of the Tab key; arrows move it. */
function place(row, column, takesFocus) {
  grid.querySelector('.cell[tabindex="0"]')?.setAttribute('tabindex', '-1');
  current = { row: clamp(row, shown.length - 1), column: clamp(column, report.platforms.length - 1) };
  const cell = shown[current.row]?.row.children[current.column + 1];
  if (cell) {
    cell.tabIndex = 0;
    if (takesFocus) {
      cell.focus();
    }
  }
}

const clamp = (value, most) => Math.max(0, Math.min(value, most));

const MOVES = {
  ArrowUp: at => [at.row - 1, at.column],
  ArrowDown: at => [at.row + 1, at.column],
  ArrowLeft: at => [at.row, at.column - 1],
  ArrowRight: at => [at.row, at.column + 1],
  PageUp: at => [at.row - 10, at.column],
  PageDown: at => [at.row + 10, at.column],
  Home: at => [at.row, 0],
  End: at => [at.row, Infinity],
};

function cellAt(target) {
  const made = target.closest('.cell');
  const entry = made && brands[made.parentElement.dataset.index];
  return made && { entry, column: [...made.parentElement.children].indexOf(made) - 1 };
}

function open({ entry, column }) {
  place(shown.indexOf(entry), column, true);
  showDetails(entry.cells[column]);
}

function startGrid() {
  grid.style.setProperty('--platforms', report.platforms.length);
  grid.append(headElement());
  brands.forEach((entry, index) => {
    entry.row = rowElement(entry, index);
  });
  applyOrder();
  grid.addEventListener('click', event => {
    const at = cellAt(event.target);
    if (at) {
      open(at);
    }
  });
  grid.addEventListener('keydown', event => {
    if (event.altKey || event.metaKey || !cellAt(event.target)) {
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      open(cellAt(event.target));
    } else if (event.ctrlKey && event.key === 'Home') {
      place(0, 0, true);
    } else if (event.ctrlKey && event.key === 'End') {
      place(Infinity, Infinity, true);
    } else if (MOVES[event.key] && !event.ctrlKey) {
      place(...MOVES[event.key](current), true);
    } else {
      return;
    }
    event.preventDefault();
  });
  byId('order').addEventListener('change', applyOrder);
}
