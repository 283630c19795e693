// Comfort for the pages of the portal. Everything works without this file: it stores nothing, sends nothing and never
// keeps a form from being sent.
(() => {
  'use strict';

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const named = (form, name) => [...form.elements].filter((input) => input.name === name);
  const compact = (text) => text.replace(/\s/g, '');
  const forms = all('form.form, form[method="post"], form[data-once], form[data-unsaved]');

  const element = (name, className, text = '') => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const live = element('div', 'visually-hidden');
  live.setAttribute('aria-live', 'polite');
  document.body.append(live);
  const say = (text) => { live.textContent = text; };

  // What changes the height of the page waits while a button is pressed: it would move away from under the finger.
  let isPressed = false;
  const waiting = [];
  const calmly = (work) => { if (isPressed) waiting.push(work); else work(); };
  const release = () => {
    isPressed = false;
    setTimeout(() => waiting.splice(0).forEach((work) => work()));
  };
  addEventListener('pointerdown', () => { isPressed = true; }, true);
  addEventListener('pointerup', release, true);
  addEventListener('pointercancel', release, true);

  // Typed text. All that the service takes is right here too: a false alarm is worse than none. So nothing is said of
  // dates and amounts with words in them; the service knows more words.

  const hasWords = (text) => /\p{L}/u.test(text);

  const exists = (year, month, day) => {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === +day;
  };

  /** Day, month and year, or month and year, with one space between, without „r.” or „roku” at the end. */
  const bareDate = (typed) => {
    const parts = typed.replace(/(r|roku)[\s.\-/–]*$/i, '').split(/[\s.\-/–]+/).filter(Boolean);
    return (parts[0]?.length === 4 ? parts.reverse() : parts).join(' ');
  };

  const isDate = (typed) => {
    const match = /^(\d\d?) (\d\d?) (\d{4})$/.exec(bareDate(typed));
    return match !== null && exists(match[3], match[2], match[1]);
  };

  const isMonth = (typed) => /^(0?[1-9]|1[0-2]) \d{4}$/.test(bareDate(typed));

  const bareAmount = (typed) =>
    typed.trim().replace(/\s+/g, ' ').replace(/ ?(złotych|złote|złoty|zł|zl|pln)\.?$/i, '');

  /** Grosze, or null. Points stand between thousands only where a comma says which is which. */
  const grosze = (typed) => {
    const thousands = String.raw`\d+|\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+(?=,)`;
    const match = RegExp(`^(${thousands})(?:[.,](\\d\\d?))?$`).exec(bareAmount(typed));
    const value = match ? Number(match[1].replace(/\D/g, '') + (match[2] ?? '').padEnd(2, '0')) : NaN;
    return Number.isSafeInteger(value) ? value : null;
  };

  const typedMoney = (value) => (value / 100).toFixed(2).replace('.', ',');

  const weighted = (text, weights) => [...weights].reduce((sum, weight, index) => sum + weight * text[index], 0);

  /** What is wrong with a typed text, by the value of data-check; empty when nothing is. */
  const checks = {
    pesel(text) {
      if (!/^\d{11}$/.test(text)) return 'Numer PESEL to 11 cyfr, bez odstępów i kresek.';
      const month = +text.slice(2, 4);
      const year = (month >= 80 ? 1800 : 1900 + Math.floor(month / 20) * 100) + +text.slice(0, 2);
      return weighted(text, '13791379131') % 10 === 0 && exists(year, month % 20, text.slice(4, 6))
        ? '' : 'Sprawdź numer PESEL: jego cyfry nie zgadzają się ze sobą.';
    },
    nrb(text) {
      const number = compact(text).replace(/^PL/i, '');
      if (/\D/.test(number)) return 'Numer rachunku składa się z samych cyfr.';
      if (number.length !== 26) return `Numer rachunku ma 26 cyfr, a jest ich tu ${number.length}.`;
      return BigInt(`${number.slice(2)}2521${number.slice(0, 2)}`) % 97n === 1n
        ? '' : 'Sprawdź numer rachunku: dwie pierwsze cyfry nie zgadzają się z resztą.';
    },
    nip(text) {
      const number = compact(text).replaceAll('-', '');
      if (!/^\d{10}$/.test(number)) return 'NIP ma 10 cyfr.';
      return weighted(number, '657234567') % 11 === +number[9]
        ? '' : 'Sprawdź NIP: ostatnia cyfra nie zgadza się z poprzednimi.';
    },
    'kod-pocztowy': (text) =>
      /^\d\d-\d{3}$/.test(text) ? '' : 'Wpisz dwie cyfry, kreskę i trzy cyfry, na przykład 42-600.',
    date: (text) =>
      isDate(text) || hasWords(bareDate(text)) ? '' : 'Wpisz istniejący dzień, miesiąc i rok, na przykład 29.02.1980.',
    month: (text) =>
      isMonth(text) || hasWords(bareDate(text)) ? '' : 'Wpisz miesiąc i rok, na przykład 10.2026.',
    money: (text) =>
      grosze(text) !== null || hasWords(bareAmount(text)) ? '' : 'Wpisz kwotę w złotych, na przykład 1234,56.',
    email: (text) =>
      /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) ? '' : 'Wpisz pełny adres, na przykład jan@przyklad.pl.',
  };

  // Instant checks

  const problem = (input) => {
    const text = input.value.trim();
    return text && Object.hasOwn(checks, input.dataset.check) ? checks[input.dataset.check](text) : '';
  };

  const describe = (input, id, isThere) => {
    const ids = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id);
    if (isThere) ids.push(id);
    if (ids.length) input.setAttribute('aria-describedby', ids.join(' '));
    else input.removeAttribute('aria-describedby');
  };

  const frame = (input) => input.closest('.with-unit') ?? input;

  const show = (input, text) => {
    const id = `${input.id}-instant`;
    const old = byId(id);
    if (!text && !old) return;
    old?.remove();
    if (text) {
      const message = element('p', 'error');
      message.id = id;
      message.append(element('span', 'visually-hidden', 'Błąd: '), text);
      frame(input).before(message);
    }
    describe(input, id, text !== '');
    // The marks of a problem that the service found stay until it has looked again.
    if (byId(`${input.id}-error`)) return;
    input.closest('.field')?.classList.toggle('has-error', text !== '');
    if (text) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  };

  const check = (input) => {
    if (!input.id || !input.dataset.check) return;
    const isToldAlready = input.value === input.defaultValue && byId(`${input.id}-error`);
    const text = isToldAlready ? '' : problem(input);
    show(input, text);
    if (text) say(text);
  };

  // Postal codes

  /** Texts that were filled in here, by their input; anything else was typed and is not touched. */
  const filled = new WeakMap();
  const isFree = (input) => !input.value.trim() || filled.get(input) === input.value;
  const fill = (input, text) => {
    input.value = text;
    filled.set(input, text);
  };

  const helpPostalCode = (input) => {
    input.value = input.value.trim().replace(/^(\d\d)\s?(\d{3})$/, '$1-$2');
    const city = named(input.form, input.dataset.postalCity)[0];
    const text = /^42-6(0\d|1[0-2])$/.test(input.value) ? 'Tarnowskie Góry' : '';
    if (!city || !isFree(city) || city.value === text) return;
    fill(city, text);
    if (text) say(`Miejscowość: ${text}.`);
  };

  // Sums

  const isHidden = (input) => input.closest('[hidden]') !== null;

  /** Grosze; null while nothing is typed or something cannot be read. */
  const sum = (total) => {
    const pattern = total.dataset.sum.split('*').map((part) => part.replace(/[^\w/]/g, '\\$&')).join('\\d+');
    const isPart = (input) => input !== total && RegExp(`^${pattern}$`).test(input.name) && !isHidden(input);
    const texts = [...total.form.elements].filter(isPart).map((input) => input.value.trim()).filter(Boolean);
    const values = texts.map(grosze);
    return values.length && !values.includes(null) ? values.reduce((one, other) => one + other) : null;
  };

  const readSum = (total) => {
    const value = sum(total);
    return value === null ? '' : typedMoney(value);
  };

  const addUp = (total) => {
    const text = readSum(total);
    if (isHidden(total) || !isFree(total) || total.value === text) return;
    fill(total, text);
    calmly(() => show(total, ''));
  };

  const announce = (total) => {
    const text = readSum(total).replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');
    const news = text && `Suma: ${text}\u00a0zł`;
    const output = byId(`${total.id}-sum`);
    if (output.textContent !== news) calmly(() => { output.textContent = news; });
  };

  const setUpTotal = (total) => {
    const output = element('p', 'sum');
    output.id = `${total.id}-sum`;
    output.setAttribute('aria-live', 'polite');
    frame(total).after(output);
    const value = sum(total);
    // One that comes with the page and is right was filled in here before.
    if (value !== null && grosze(total.value) === value) filled.set(total, total.value);
    addUp(total);
    announce(total);
    // The service works out a blank total itself. Sent blank, it cannot go stale when a part is taken out.
    total.form.addEventListener('formdata', ({ formData }) => {
      if (filled.get(total) === total.value) formData.set(total.name, '');
    });
  };

  // Parts that depend on an answer

  const isAsked = (inputs, { in: wanted, notIn: unwanted }) => {
    const given = inputs
      .filter((input) => !/^(radio|checkbox)$/.test(input.type) || input.checked)
      .map((input) => input.value.trim())
      .filter(Boolean);
    const isAmong = (list) => given.some((value) => list.split('|').includes(value));
    if (wanted !== undefined) return isAmong(wanted);
    return unwanted !== undefined ? !isAmong(unwanted) : !given.length;
  };

  const refresh = (form) => {
    for (const part of all('.conditional[data-when]', form)) {
      const inputs = named(form, part.dataset.when);
      if (inputs.length) part.hidden = !isAsked(inputs, part.dataset);
    }
  };

  // Forms

  /** Forms under way, each with the timer that lets it go. */
  const sent = new WeakMap();
  const changed = new WeakSet();
  const buttons = (form) => [...form.elements].filter((input) => input.type === 'submit');
  const letGo = (form) => {
    clearTimeout(sent.get(form));
    if (sent.delete(form)) buttons(form).forEach((button) => button.removeAttribute('aria-disabled'));
  };

  for (const form of forms) {
    named(form, '_js').forEach((input) => { input.value = '1'; });
    refresh(form);
    const totals = all('[data-sum][id]', form);
    totals.forEach(setUpTotal);
    form.addEventListener('input', ({ target }) => {
      changed.add(form);
      refresh(form);
      if (!problem(target)) show(target, '');
      totals.filter((total) => total !== target).forEach(addUp);
    });
    form.addEventListener('change', ({ target }) => {
      changed.add(form);
      if (target.dataset.postalCity) helpPostalCode(target);
      refresh(form);
      totals.forEach(addUp);
      totals.forEach(announce);
    });
    form.addEventListener('focusout', ({ target }) => calmly(() => check(target)));
    form.addEventListener('submit', (event) => {
      changed.delete(form);
      if (form.dataset.once === undefined) return;
      if (sent.has(form)) {
        event.preventDefault();
        return;
      }
      // A sending that was stopped leaves the page standing, and nothing tells of it. A second makes no second case.
      sent.set(form, setTimeout(() => letGo(form), 10_000));
      buttons(form).forEach((button) => button.setAttribute('aria-disabled', 'true'));
    });
  }

  addEventListener('beforeunload', (event) => {
    if (!forms.some((form) => form.dataset.unsaved !== undefined && changed.has(form))) return;
    event.preventDefault();
    event.returnValue = true;
  });

  addEventListener('pageshow', ({ persisted }) => {
    for (const form of forms) {
      // The browser may have put old answers back.
      refresh(form);
      if (persisted) letGo(form);
    }
  });

  for (const button of all('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }

  document.querySelector('[data-focus]')?.focus();
})();
