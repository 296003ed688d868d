/**
 * Tables of figures, and the heat map, which is one. As with charts, each gives a handle: `update` takes other content,
 * `remove` takes it away.
 */
const Tables = (() => {
  const {make, card} = Charts;

  const scrolling = (parent, label) =>
    make(parent, 'div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label});

  /** Calls what fills an element only where the content is another than before. */
  const filled = fill => {
    let before = '';
    return content => {
      const now = JSON.stringify(content);
      if (now !== before) {
        before = now;
        fill(content);
      }
    };
  };

  const handle = (element, update) => ({element, update, remove: () => element.remove()});

  /**
   * A table.
   *
   * @param content caption, head (texts) and body (rows of texts); texts: how many columns from the left have words
   */
  const table = (parent, content) => {
    const box = make(parent, 'div');
    const caption = make(box, 'p', {class: 'caption'});
    const region = scrolling(box, content.caption);
    const element = make(region, 'table', {'aria-label': content.caption});
    const head = make(make(element, 'thead'), 'tr');
    const body = make(element, 'tbody');
    const update = filled(next => {
      const words = next.texts ?? 1;
      const side = place => place < words ? {class: 'text'} : {};
      caption.textContent = next.caption;
      head.replaceChildren();
      next.head.forEach((text, place) => make(head, 'th', {scope: 'col', ...side(place)}, text));
      body.replaceChildren();
      next.body.forEach(cells => {
        const row = make(body, 'tr');
        cells.forEach((text, place) =>
          make(row, place ? 'td' : 'th', {...(place ? {} : {scope: 'row'}), ...side(place)}, text));
      });
    });
    update(content);
    return handle(box, update);
  };

  /**
   * Something that is shown when it is asked for, and made only then.
   *
   * @param folding summary, and the thing of a board
   */
  const folded = (parent, folding) => {
    const details = make(parent, 'details');
    make(details, 'summary', {}, folding.summary);
    const show = Board.on(make(details, 'div'));
    let {thing} = folding;
    details.addEventListener('toggle', () => details.open && show([thing]));
    return handle(details, next => {
      ({thing} = next);
      if (details.open) {
        show([thing]);
      }
    });
  };

  /**
   * A heat map: a row of cells for each line, the fuller the higher its share.
   *
   * @param map title, caption, and rows, each with label, cells (share of 0 to 1, text) and a closing text
   */
  const heatMap = (parent, map) => {
    const figure = card(parent, map.title);
    figure.classList.add('wide');
    const caption = make(figure, 'p', {class: 'caption'});
    const element = make(figure, 'table', {class: 'heat'});
    const update = filled(next => {
      caption.textContent = next.caption;
      element.setAttribute('aria-label', next.caption);
      element.replaceChildren();
      next.rows.forEach(row => {
        const line = make(element, 'tr');
        make(line, 'th', {scope: 'row'}, row.label);
        row.cells.forEach(cell => {
          const place = make(line, 'td', {class: 'cell', title: cell.text});
          place.style.setProperty('--share', cell.share);
          make(place, 'span', {class: 'spoken'}, cell.text);
        });
        make(line, 'td', {}, row.end);
      });
    });
    update(map);
    return handle(figure, update);
  };

  return {table, folded, heatMap};
})();
