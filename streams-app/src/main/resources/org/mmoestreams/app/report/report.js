/** Shows the report that the page has in itself. */
(() => {
  const report = JSON.parse(document.getElementById('data').textContent);
  const place = document.getElementById('report');
  document.title = `${report.application}: mmoe-streams report`;
  document.getElementById('origin').textContent =
    `Application ${report.application}, topic ${report.topic}, read on ${Format.time(report.made)} UTC.`;
  if (report.tasks.length) {
    Tasks.overview(place, report.tasks);
  }
  report.tasks.forEach(task => Tasks.draw(place, task));
  if (report.fields.length) {
    Tasks.fields(place, report.fields);
  }
  report.notes.forEach(note => Charts.make(place, 'p', {}, note));
  document.documentElement.dataset.drawn = String(document.querySelectorAll('canvas').length);
})();
