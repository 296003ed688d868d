/** What charts are drawn with: colours of the page's style, axes, lines and marks on a plot's canvas. */
const Ink = (() => {
  const DASHES = [[], [9, 4], [3, 3], [12, 3, 3, 3], [6, 2], [2, 5]];
  const FONT = '12px system-ui, "DejaVu Sans", sans-serif';

  /** Looked up once, until they change. */
  const colours = new Map();

  const colour = name => {
    if (!colours.has(name)) {
      colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    }
    return colours.get(name);
  };

  /** The page has other colours than before. */
  const forgetColours = () => colours.clear();

  const lineColour = place => `--line-${place % DASHES.length + 1}`;

  /** Strokes a path of two points, in pixels of the canvas, within the plot. */
  const stroke = (plot, name, width, dash, from, to) => {
    const context = plot.ctx;
    const {left, top, width: across, height} = plot.bbox;
    context.save();
    context.beginPath();
    context.rect(left, top, across, height);
    context.clip();
    context.strokeStyle = colour(name);
    context.lineWidth = width * devicePixelRatio;
    context.setLineDash(dash.map(length => length * devicePixelRatio));
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
    context.restore();
  };

  const pixels = (plot, [x, y]) => [plot.valToPos(x, 'x', true), plot.valToPos(y, 'y', true)];

  /** A faint dotted line between two points of the data. */
  const guide = (plot, from, to) => stroke(plot, '--faint', 1, [2, 4], pixels(plot, from), pixels(plot, to));

  /** A dashed line from top to bottom with a triangle on it, at a pixel of the canvas. */
  const mark = (plot, at) => {
    const {top, height} = plot.bbox;
    stroke(plot, '--mark', 1.5, [4, 3], [at, top], [at, top + height]);
    const half = 5 * devicePixelRatio;
    const context = plot.ctx;
    context.save();
    context.fillStyle = colour('--mark');
    context.beginPath();
    context.moveTo(at - half, top);
    context.lineTo(at + half, top);
    context.lineTo(at, top + 2 * half);
    context.fill();
    context.restore();
  };

  /** Marks at some x: one where several fall on a pixel, none where they are out of sight. */
  const marks = (plot, places) => {
    const {left, width} = plot.bbox;
    const pixels = new Set(places.map(x => Math.round(plot.valToPos(x, 'x', true))));
    [...pixels].filter(at => at >= left && at <= left + width).forEach(at => mark(plot, at));
  };

  /** @param tick of the step between ticks, gives what makes a tick's text */
  const axis = (label, size, tick, space, more = {}) => ({
    label,
    size,
    space,
    values: (plot, splits, place, found, step) => splits.map(split => split === null ? '' : tick(step)(split)),
    labelSize: 18,
    labelGap: 2,
    labelFont: FONT,
    font: FONT,
    stroke: () => colour('--faint'),
    grid: {stroke: () => colour('--grid'), width: 1},
    ticks: {stroke: () => colour('--grid'), width: 1, size: 5},
    ...more,
  });

  const x = label => axis(label, 30, Format.tick, 45);

  /** Of milliseconds since 1970. */
  const time = label => axis(label, 30, Format.timeTick, 90, {incrs: Format.TIME_STEPS});

  const y = (label, tick = Format.tick) => axis(label, 62, tick, 30);

  /** From the least to the greatest value with some room, within bounds. */
  const range = (low, high, bounds = []) => {
    if (low === null) {
      return [0, 1];
    }
    const room = (high - low) * 0.06 || Math.abs(high) * 0.05 || 0.5;
    return [Math.max(low - room, bounds[0] ?? -Infinity), Math.min(high + room, bounds[1] ?? Infinity)];
  };

  const line = (place, more = {}) => {
    const {points, ...rest} = more;
    return {
      stroke: () => colour(lineColour(place)),
      width: 1.75,
      dash: DASHES[place % DASHES.length],
      points: {size: 5, fill: () => colour(lineColour(place)), ...points},
      ...rest,
    };
  };

  /** A series that is only the edge of a band. */
  const edge = () => ({width: 0, points: {show: false}});

  /** A short piece of a line, for legends. */
  const swatch = (parent, place) => {
    const box = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    box.setAttribute('viewBox', '0 0 28 12');
    box.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'M0 6H28');
    path.setAttribute('stroke-dasharray', DASHES[place % DASHES.length].join(' '));
    path.style.stroke = `var(${lineColour(place)})`;
    path.style.strokeWidth = '3';
    box.append(path);
    parent.append(box);
  };

  return {colour, forgetColours, guide, marks, x, time, y, range, line, edge, swatch};
})();
