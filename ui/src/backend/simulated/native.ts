import type { EditCheck, EditProblem, KeyPoint, Level, Weight } from '../bindings';
import { html, unrendered, UNTOUCHED, type SimulatedQuestion } from './world';

const LEVELS: Level[] = ['junior', 'mid', 'senior'];
const WEIGHTS: Weight[] = ['core', 'supporting', 'bonus'];

/** A question as native Markdown: as much of it as the simulation knows. */
export function written(question: SimulatedQuestion): string {
  if (question.text !== null) return question.text;
  const points = question.key_points.flatMap((point) => [
    `  - id: ${point.id}`,
    `    weight: ${point.weight}`,
    `    say: ${point.say}`,
    ...(point.accept.length > 0 ? ['    accept:', ...point.accept.map((way) => `      - ${way}`)] : []),
    ...(point.probe === null ? [] : [`    probe: ${point.probe}`]),
    ...(point.reviewed ? [] : ['    reviewed: false']),
  ]);
  return [
    `## ${unrendered(question.title_html)} {#${question.id}}`,
    '```yaml',
    ...(question.level === null ? [] : [`level: ${question.level}`]),
    `topics: [${question.topics.join(', ')}]`,
    ...(points.length > 0 ? ['key_points:', ...points] : []),
    '```',
    ...(question.body_html === null ? [] : [unrendered(question.body_html), '']),
    ...(question.short_html === null ? [] : ['### In short', unrendered(question.short_html), '']),
    ...(question.model_answer_html === null
      ? []
      : ['### Said aloud', unrendered(question.model_answer_html), '']),
  ].join('\n');
}

/** What the program would say of a text; it reads it line by line, and knows a few mistakes. */
export function checked(text: string, like: SimulatedQuestion | null, pack: string): EditCheck {
  const problems: EditProblem[] = [];
  const say = (
    line: number,
    piece: string,
    code: string,
    message: string,
    help: string,
    soft = false,
  ): void => {
    const at = (lines[line] ?? '').indexOf(piece);
    problems.push({
      line: line + 1,
      column: Math.max(0, at) + 1,
      length: piece.length,
      severity: soft ? 'warning' : 'error',
      code,
      message,
      help,
    });
  };
  const lines = text.split('\n');
  const heading = /^## (.*?)(?:\s*\{#([^}]*)\})?\s*$/.exec(lines[0] ?? '');
  const title = heading?.[1]?.trim() ?? '';
  if (title === '') {
    say(
      0,
      lines[0] ?? '',
      'missing-heading',
      'the text does not begin with a question',
      'begin with `## ` and the question',
    );
    return { problems, question: null };
  }
  const points: KeyPoint[] = [];
  let level: Level | null = null;
  let topics: string[] = [];
  const end = lines.indexOf('```', 2);
  lines.slice(0, end === -1 ? lines.length : end).forEach((line, n) => {
    const [, key, value = ''] = /^\s*(?:- )?(\w+):\s*(.*)$/.exec(line) ?? [];
    const point = points.at(-1);
    if (line.includes('\t')) say(n, '\t', 'tab', 'YAML does not know tabs', 'write spaces instead');
    if (key === 'level') {
      level = LEVELS.find((known) => known === value) ?? null;
      if (level === null)
        say(n, value, 'unknown-level', `there is no level \`${value}\``, 'there are junior, mid, senior');
    } else if (key === 'topics')
      topics = value
        .replace(/[[\]]/g, '')
        .split(',')
        .map((topic) => topic.trim())
        .filter(Boolean);
    else if (key === 'id')
      points.push({ id: value, weight: 'core', say: '', accept: [], probe: null, reviewed: true });
    else if (point && key === 'say') point.say = value;
    else if (point && key === 'probe') point.probe = value;
    else if (point && key === 'reviewed') point.reviewed = value !== 'false';
    else if (point && key === 'weight') {
      point.weight = WEIGHTS.find((known) => known === value) ?? 'core';
      if (point.weight !== value)
        say(
          n,
          value,
          'unknown-weight',
          `there is no weight \`${value}\``,
          'there are core, supporting, bonus',
        );
    } else if (point && /^ {6}- /.test(line)) point.accept.push(line.trim().slice(2));
  });
  for (const point of points.filter((point) => point.say === '')) {
    const at = lines.findIndex((line) => line.trim() === `- id: ${point.id}`);
    say(
      at,
      point.id,
      'missing-say',
      `key point \`${point.id}\` says nothing`,
      'add `say:` and one full sentence',
    );
  }
  if (points.length === 0)
    say(
      0,
      title,
      'no-key-points',
      'the question has no key points',
      'without them an answer can’t be compared',
      true,
    );
  const part = (name: string): string | null => {
    const [, rest] = text.split(new RegExp(`^### ${name}$`, 'm'));
    return rest === undefined ? null : rendered(rest.split(/^### /m)[0] ?? '');
  };
  const base = like ?? {
    ...UNTOUCHED,
    samples: { low: null, middle: null, high: null },
    traps: [],
    sources: [],
    think: null,
    answer: null,
    shown_html: null,
    provenance: null,
  };
  return {
    problems,
    question: {
      ...base,
      id: heading?.[2] || slug(title),
      pack,
      title_html: html(title),
      body_html: null,
      level,
      topics,
      key_points: points,
      short_html: part('In short'),
      model_answer_html: part('Said aloud'),
    },
  };
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
}

function rendered(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${html(paragraph)}</p>`)
    .join('');
}
