/** Dead letters: how many for each reason, and the last ones. */
const Letters = (() => {
  const MOST = 100;
  const SHOWN_BYTES = 96;
  let letters = [];
  let last = 0;

  /** What came since the newest that is known; all that there is where the learner counts from 1 again. */
  const fetch = async () => {
    const before = last;
    const answer = await Connection.get(`/api/dead-letters?since=${before}`);
    if (before !== last) {
      return;
    }
    letters = [...(answer.last < before ? [] : letters), ...answer.records].slice(-MOST);
    ({last} = answer);
  };

  /** The learner is another process than before. */
  const forget = () => {
    letters = [];
    last = 0;
  };

  /** The beginning of a value, with a dot for what is no letter. */
  const preview = letter => {
    if (letter.value === null) {
      return 'none';
    }
    const text = [...atob(letter.value).slice(0, SHOWN_BYTES)]
      .map(each => each >= ' ' && each <= '~' ? each : '·').join('');
    return letter.valueBytes > SHOWN_BYTES ? `${text}… (${Format.count(letter.valueBytes)} bytes)` : text;
  };

  const origin = letter => letter.topic === null ? Format.NONE
    : `${letter.topic}, partition ${letter.partition}, offset ${letter.offset}`;

  const row = letter => [
    letter.reason ?? Format.NONE, letter.message ?? '', Format.time(letter.sentAt), origin(letter), letter.key ?? '',
    preview(letter)];

  /** Things of a board. */
  const things = counts => [
    Board.thing('reasons', Tables.table, {
      caption: 'Dead letters by reason, since the process started',
      head: ['reason', 'events and labels'],
      body: Object.entries(counts).map(([reason, times]) => [reason, Format.count(times)]),
    }),
    ...(letters.length ? [Board.thing('last', Tables.folded, {
      summary: 'The last dead letters',
      thing: Board.thing('last', Tables.table, {
        caption: letters.length === 1 ? 'The last one' : `The last ${Format.count(letters.length)}, the newest first`,
        texts: 6,
        head: ['reason', 'message', 'time, UTC', 'from', 'key', 'value'],
        body: [...letters].reverse().map(row),
      }),
    })] : []),
  ];

  return {fetch, forget, things};
})();
