// A bar for each of the next 90 days, as high as what expires then.

const timeline = byId('timeline');
const days = Array.from({ length: DAYS }, () => []);
placed.forEach(entry => days[dayOf(entry.account)]?.push(entry));
const dateOf = day => new Date(generated.getTime() + day * DAY * 1000);

/** What is dead already stands at the bottom of a bar, what is least urgent on top. */
function dayElement(entries, day, most) {
  const made = element('button', 'day');
  made.type = 'button';
  made.tabIndex = day ? -1 : 0;
  made.setAttribute('aria-pressed', 'false');
  made.setAttribute('aria-label', `${dayText.format(dateOf(day))}: ${count(entries.length, 'account')}`);
  const levels = [...new Set(entries.map(({ account }) => account.level))]
    .sort((one, other) => ORDER.indexOf(other) - ORDER.indexOf(one));
  for (const level of levels) {
    const part = element('i', `part ${level}`);
    part.style.height = `${100 * entries.filter(({ account }) => account.level === level).length / most}%`;
    made.append(part);
  }
  return made;
}

function sayDay(day) {
  const entries = days[day];
  if (!entries) {
    byId('day').replaceChildren(`${count(days.flat().length, 'account')}. Pick a day to see its brands.`);
    return;
  }
  const names = entries.slice(0, 3).flatMap(({ cell }, index) =>
    [index ? ', ' : ': ', foreign(cell.brand), ` ${platformName(cell.platform)}`]);
  const more = entries.length > 3 ? ` and ${entries.length - 3} more` : '';
  byId('day').replaceChildren(`${dayText.format(dateOf(day))}, ${count(entries.length, 'account')}`, ...names, more);
}

function pressDay(day) {
  filter.day = filter.day === day ? -1 : day;
  [...timeline.children].forEach((each, index) => each.setAttribute('aria-pressed', String(index === filter.day)));
  applyFilter();
}

function focusDay(day) {
  const to = timeline.children[clamp(day, DAYS - 1)];
  timeline.querySelector('[tabindex="0"]').tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

function startTimeline() {
  const most = Math.max(1, ...days.map(entries => entries.length));
  timeline.append(...days.map((entries, day) => dayElement(entries, day, most)));
  for (let day = 0; day < DAYS; day += 7) {
    const label = element('span', '', day ? shortDay.format(dateOf(day)) : 'today');
    label.style.left = `${100 * day / DAYS}%`;
    byId('axis').append(label);
  }
  const indexOf = event => [...timeline.children].indexOf(event.target.closest('.day'));
  timeline.addEventListener('click', event => {
    if (indexOf(event) >= 0) {
      pressDay(indexOf(event));
    }
  });
  timeline.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7, Home: -DAYS, End: DAYS }[event.key];
    if (step) {
      event.preventDefault();
      focusDay(indexOf(event) + step);
    }
  });
  timeline.addEventListener('focusin', event => sayDay(indexOf(event)));
  timeline.addEventListener('pointerover', event => sayDay(indexOf(event)));
  timeline.addEventListener('pointerleave', () => sayDay(filter.day));
  timeline.addEventListener('focusout', () => sayDay(filter.day));
  sayDay(-1);
}
