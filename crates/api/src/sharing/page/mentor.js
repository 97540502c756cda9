// The mentor's page: plays answers, takes comments at a time, scores blind, and saves a small file.
// It runs in a file of its own, without network, and shows as text whatever it was not given as HTML
// that the program has cleaned.
(() => {
  'use strict';

  const answers = JSON.parse(document.getElementById('answers').textContent);
  const page = document.getElementById('page');
  const draftKey = `hotseat-response-${answers.bundle}`;

  /** What the mentor has said so far; kept by the browser where it lets a file keep things. */
  const draft = readDraft() ?? { id: newId(), name: '', items: {} };
  let unsaved = false;

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  function readDraft() {
    try {
      const kept = JSON.parse(localStorage.getItem(draftKey) ?? 'null');
      return kept && typeof kept.id === 'string' && typeof kept.items === 'object' ? kept : null;
    } catch {
      return null;
    }
  }

  function changed() {
    unsaved = true;
    try {
      localStorage.setItem(draftKey, JSON.stringify(draft));
    } catch {
      // The browser keeps nothing for files: saving is then the only way, and it warns before leaving.
    }
    showProgress();
  }

  function ofItem(item) {
    draft.items[item] ??= { rows: {}, overall: null, comments: [] };
    return draft.items[item];
  }

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, '');
      else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  /** HTML that the program has cleaned. */
  function prose(html, tag = 'div') {
    const made = element(tag, { class: 'prose' });
    made.innerHTML = html;
    return made;
  }

  const clock = (ms) => {
    const seconds = Math.floor(ms / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  };

  function soundOf(id) {
    const text = atob(document.getElementById(id).textContent.trim());
    const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], { type: 'audio/flac' }));
  }

  function player(part) {
    const audio = element('audio', { preload: 'metadata', src: soundOf(part.sound) });
    const at = element('span', { class: 'at' }, `0:00 of ${clock(part.length ?? 0)}`);
    const play = element('button', { type: 'button', class: 'strong' }, 'Play');
    const place = element('input', {
      type: 'range',
      min: 0,
      max: Math.max(1, part.length ?? 1),
      step: 100,
      value: 0,
      'aria-label': 'Place in the recording',
    });
    const speed = element(
      'select',
      { 'aria-label': 'Speed', onchange: () => (audio.playbackRate = Number(speed.value)) },
      ...[0.75, 1, 1.25, 1.5, 2].map((rate) =>
        element('option', { value: rate, selected: rate === 1 }, `${rate}×`),
      ),
    );
    const step = (seconds) => (audio.currentTime = Math.max(0, audio.currentTime + seconds));
    play.addEventListener('click', () => (audio.paused ? audio.play() : audio.pause()));
    place.addEventListener('input', () => (audio.currentTime = Number(place.value) / 1000));
    audio.addEventListener('play', () => (play.textContent = 'Pause'));
    audio.addEventListener('pause', () => (play.textContent = 'Play'));
    audio.addEventListener('timeupdate', () => {
      const now = audio.currentTime * 1000;
      place.value = String(now);
      at.textContent = `${clock(now)} of ${clock(part.length ?? audio.duration * 1000)}`;
    });
    audio.addEventListener('error', () => {
      at.textContent = 'This browser can’t play the sound. Any current one can.';
    });
    const back = element('button', { type: 'button', onclick: () => step(-5) }, '−5 s');
    const on = element('button', { type: 'button', onclick: () => step(5) }, '+5 s');
    return { audio, view: element('div', { class: 'player' }, play, back, on, place, at, speed, audio) };
  }

  function words(part, playing) {
    const made = element('p', { class: 'words' });
    const timed = [];
    for (const word of part.words) {
      const text = element('span', { class: word.redacted ? 'gone' : null }, word.text);
      if (word.redacted) text.setAttribute('aria-label', 'left out ');
      if (playing && word.from !== null) {
        text.addEventListener('click', () => (playing.audio.currentTime = word.from / 1000));
        timed.push([word.from / 1000, text]);
      }
      made.append(text);
    }
    if (timed.length > 0) {
      made.classList.add('timed');
      let lit = null;
      playing.audio.addEventListener('timeupdate', () => {
        const now = playing.audio.currentTime;
        const next = timed.findLast(([from]) => from <= now)?.[1] ?? null;
        if (next === lit) return;
        lit?.classList.remove('now');
        next?.classList.add('now');
        lit = next;
      });
    }
    return made;
  }

  function partView(item, part) {
    const playing = part.sound ? player(part) : null;
    const remark = element('button', { type: 'button' }, playing ? 'Comment here' : 'Comment');
    const list = element('ul', { class: 'comments' });
    const mine = () => ofItem(item).comments.filter((comment) => comment.part === part.part);
    function show() {
      list.replaceChildren(
        ...mine()
          .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
          .map((comment) => commentView(comment)),
      );
    }
    function commentView(comment) {
      const text = element('textarea', { rows: 2, maxlength: 4000, 'aria-label': 'Comment' });
      text.value = comment.text;
      text.addEventListener('input', () => {
        comment.text = text.value;
        changed();
      });
      const seek = comment.at === null ? null : element('button', { type: 'button' }, clock(comment.at));
      seek?.addEventListener('click', () => playing && (playing.audio.currentTime = comment.at / 1000));
      const gone = element('button', { type: 'button', 'aria-label': 'Remove this comment' }, 'Remove');
      gone.addEventListener('click', () => {
        const all = ofItem(item).comments;
        all.splice(all.indexOf(comment), 1);
        changed();
        show();
      });
      return element('li', {}, seek, text, gone);
    }
    remark.addEventListener('click', () => {
      const at = playing ? Math.round(playing.audio.currentTime * 1000) : null;
      playing?.audio.pause();
      ofItem(item).comments.push({ part: part.part, at, text: '' });
      changed();
      show();
      [...list.querySelectorAll('textarea')].find((area) => area.value === '')?.focus();
    });
    show();
    return element(
      'div',
      { class: 'part' },
      part.ask ? element('p', { class: 'ask' }, `Asked in between: ${part.ask}`) : null,
      playing?.view,
      part.words ? words(part, playing) : null,
      element('div', { class: 'remark' }, remark),
      list,
    );
  }

  function levels(name, title, asks, choices, chosen, choose) {
    const group = element('fieldset', {}, element('legend', {}, title));
    if (asks) group.append(element('p', { class: 'asks' }, asks));
    for (const choice of choices) {
      const input = element('input', { type: 'radio', name, checked: chosen() === choice.level });
      input.addEventListener('change', () => {
        choose(choice.level);
        changed();
      });
      const text = choice.anchor
        ? [element('strong', {}, `${choice.level}. ${choice.label}. `), choice.anchor]
        : [String(choice.level)];
      group.append(element('label', {}, input, element('span', {}, ...text)));
    }
    return group;
  }

  function scoring(item) {
    const mine = ofItem(item);
    const rows = answers.rubric.rows.map((row) =>
      levels(
        `row-${item}-${row.id}`,
        row.title,
        row.question,
        row.levels,
        () => mine.rows[row.id],
        (level) => (mine.rows[row.id] = level),
      ),
    );
    const whole = levels(
      `whole-${item}`,
      'The whole answer',
      null,
      answers.rubric.overall.map((level) => ({ level })),
      () => mine.overall,
      (level) => (mine.overall = level),
    );
    whole.classList.add('whole');
    return [...rows, whole];
  }

  const isScored = (item) =>
    answers.rubric.rows.every((row) => ofItem(item).rows[row.id] !== undefined) &&
    ofItem(item).overall !== null;

  const JUDGED = { said: 'said it', partly: 'partly', didnt: 'didn’t' };

  /** What was held back until the mentor has scored. */
  function heldBack(given) {
    if (!given.own && !given.guide) return null;
    const button = element('button', { type: 'button' }, 'Show what was held back');
    const note = element('span', { class: 'asks' }, '');
    const box = element('div', { class: 'held' }, button, note);
    button.addEventListener('click', () => {
      if (!isScored(given.item)) {
        note.textContent = 'Score every row and the whole first: that keeps your score your own.';
        return;
      }
      box.replaceChildren(...shown(given));
    });
    return box;
  }

  function shown(given) {
    const out = [];
    if (given.own) {
      const rows = answers.rubric.rows.map((row) =>
        element('li', {}, `${row.title}: ${given.own.rows[row.id] ?? 'not scored'}`),
      );
      const whole = element('li', {}, `The whole answer: ${given.own.overall ?? 'not scored'}`);
      out.push(element('h4', {}, 'Their own score'), element('ul', {}, ...rows, whole));
    }
    if (given.guide) {
      const points = given.guide.points.map((point) =>
        element(
          'li',
          {},
          point.say,
          point.judgement ? element('em', {}, ` They: ${JUDGED[point.judgement]}.`) : null,
        ),
      );
      if (points.length > 0)
        out.push(element('h4', {}, 'What a good answer holds'), element('ul', {}, ...points));
      for (const html of [given.guide.short_html, given.guide.model_answer_html])
        if (html) out.push(prose(html));
    }
    return out;
  }

  function itemView(given, index) {
    const title = element('h2');
    title.append(element('span', { class: 'number' }, `${index + 1}. `), prose(given.title_html, 'span'));
    return element(
      'section',
      { 'aria-label': `Question ${index + 1}` },
      title,
      given.body_html ? prose(given.body_html) : null,
      element('h3', {}, 'The answer'),
      ...given.parts.map((part) => partView(given.item, part)),
      element('h3', {}, 'Your score'),
      ...scoring(given.item),
      heldBack(given),
    );
  }

  const progress = element('p', { class: 'asks', role: 'status' });

  function showProgress() {
    const scored = answers.items.filter((given) => isScored(given.item)).length;
    progress.textContent = `${scored} of ${answers.items.length} scored in full.`;
  }

  function response() {
    const items = answers.items.map(({ item }) => {
      const { rows, overall, comments } = ofItem(item);
      return { item, rows, overall, comments: comments.filter((comment) => comment.text.trim() !== '') };
    });
    return {
      format: 'hotseat-response',
      version: 1,
      id: draft.id,
      bundle: answers.bundle,
      name: draft.name.trim(),
      made: new Date().toISOString(),
      items: items.filter(
        ({ rows, overall, comments }) =>
          Object.keys(rows).length > 0 || overall !== null || comments.length > 0,
      ),
    };
  }

  function save() {
    if (draft.name.trim() === '') {
      note.textContent = 'Write your name first: your scores lie beside theirs under it.';
      name.focus();
      return;
    }
    const text = JSON.stringify(response(), null, 2);
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const file = `response-${draft.name.trim().replace(/[^\p{L}\p{N}]+/gu, '-') || 'mentor'}.json`;
    const link = element('a', { href: address, download: file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    unsaved = false;
    note.textContent = `Saved as ${file}, where your browser keeps downloads. Send that file back.`;
  }

  const name = element('input', { id: 'name', maxlength: 80, autocomplete: 'name' });
  name.value = draft.name;
  name.addEventListener('input', () => {
    draft.name = name.value;
    changed();
  });
  const note = element('p', { class: 'asks', role: 'status' });
  const whose = answers.by === '' ? 'Answers' : `Answers of ${answers.by}`;
  document.title = `${whose}: ${answers.title}`;

  page.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, whose),
      element(
        'p',
        {},
        `${answers.title}, ${new Date(answers.made).toLocaleDateString()}. Scored on “${answers.rubric.title}”.`,
      ),
      element(
        'p',
        { class: 'asks' },
        'Listen or read, comment where something strikes you, and choose the level whose words fit. Nothing leaves this page until you save your response and send it yourself.',
      ),
      element('label', { for: 'name', class: 'name' }, 'Your name ', name),
    ),
    ...answers.items.map(itemView),
    element(
      'footer',
      {},
      progress,
      element('button', { type: 'button', class: 'strong', onclick: save }, 'Save the response'),
      note,
    ),
  );
  showProgress();

  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });
})();
