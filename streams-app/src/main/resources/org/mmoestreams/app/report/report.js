/** Shows the report that the page has in itself. */
(() => {
  const report = JSON.parse(document.getElementById('data').textContent);
  const place = document.getElementById('report');
  document.title = `${report.application}: mmoe-streams report`;
  document.getElementById('origin').textContent =
    `Application ${report.application}, topic ${report.topic}, read on ${Format.time(report.made)} UTC.`;
  if (report.tasks.length) {
    Tables.table(place, Tasks.overview(report.tasks));
  }
  report.tasks.forEach(task => Tasks.draw(place, task));
  if (report.fields.length) {
    Charts.make(place, 'h2', {}, 'Changes of input fields');
    Tables.table(place, Tasks.fields(report.fields));
  }
  report.notes.forEach(note => Charts.make(place, 'p', {}, note));
  document.documentElement.dataset.drawn = String(document.querySelectorAll('canvas').length);
})();
