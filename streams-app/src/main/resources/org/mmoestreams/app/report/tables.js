/** Tables of figures, and the heat map, which is one. */
const Tables = (() => {
  const {make, card} = Charts;

  const scrolling = (parent, label) =>
    make(parent, 'div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label});

  /**
   * A table.
   *
   * @param content caption, head (texts) and body (rows of texts); texts: how many columns from the left have words
   */
  const table = (parent, content) => {
    make(parent, 'p', {class: 'caption'}, content.caption);
    const element = make(scrolling(parent, content.caption), 'table', {'aria-label': content.caption});
    const words = content.texts ?? 1;
    const side = place => place < words ? {class: 'text'} : {};
    const head = make(make(element, 'thead'), 'tr');
    content.head.forEach((text, place) => make(head, 'th', {scope: 'col', ...side(place)}, text));
    const body = make(element, 'tbody');
    content.body.forEach(cells => {
      const row = make(body, 'tr');
      cells.forEach((text, place) =>
        make(row, place ? 'td' : 'th', {...(place ? {} : {scope: 'row'}), ...side(place)}, text));
    });
    return element;
  };

  /** A table that is shown when it is asked for, and made only then. */
  const folded = (parent, summary, fill) => {
    const details = make(parent, 'details');
    make(details, 'summary', {}, summary);
    details.addEventListener('toggle', () => details.childElementCount === 1 && fill(details));
    return details;
  };

  /**
   * A heat map: a row of cells for each line, the fuller the higher its share.
   *
   * @param map title, caption, and rows, each with label, cells (share of 0 to 1, text) and a closing text
   */
  const heatMap = (parent, map) => {
    const figure = card(parent, map.title);
    figure.classList.add('wide');
    make(figure, 'p', {class: 'caption'}, map.caption);
    const element = make(figure, 'table', {class: 'heat', 'aria-label': map.caption});
    map.rows.forEach(row => {
      const line = make(element, 'tr');
      make(line, 'th', {scope: 'row'}, row.label);
      row.cells.forEach(cell => {
        make(line, 'td', {class: 'cell', title: cell.text}).style.setProperty('--share', cell.share);
      });
      make(line, 'td', {}, row.end);
    });
    return figure;
  };

  return {table, folded, heatMap};
})();
