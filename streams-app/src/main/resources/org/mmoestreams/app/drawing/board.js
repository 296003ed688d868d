/** Things that are shown one after the other and change: charts, tables. */
const Board = (() => {

  /** One thing: a key that no other has, and what makes it of its content; that gives a handle, or null for nothing. */
  const thing = (key, make, content) => ({key, make, content});

  /**
   * Shows things in an element that has nothing else in it. What is there already is updated and stays where it is, so
   * that the place that someone looks at does not move.
   *
   * @return takes the things that are to be shown now, in their order
   */
  const on = parent => {
    const shown = new Map();

    const leave = things => {
      const keys = new Set(things.map(each => each.key));
      [...shown].filter(([key]) => !keys.has(key)).forEach(([key, handle]) => {
        handle.remove();
        shown.delete(key);
      });
    };

    const put = ({key, make, content}) => {
      if (shown.has(key)) {
        shown.get(key).update(content);
        return;
      }
      const handle = make(parent, content);
      if (handle) {
        shown.set(key, handle);
      }
    };

    const order = things => {
      let place = parent.firstElementChild;
      things.filter(({key}) => shown.has(key)).forEach(({key}) => {
        const {element} = shown.get(key);
        if (element === place) {
          place = place.nextElementSibling;
        } else {
          parent.insertBefore(element, place);
        }
      });
    };

    return things => {
      leave(things);
      things.forEach(put);
      order(things);
    };
  };

  return {on, thing};
})();
