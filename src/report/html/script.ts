/** The page's only script: shows the filters and hides what they leave out. Without it the page holds everything. */
export const SCRIPT = `
(function () {
  var form = document.getElementById('filter');
  if (!form) return;
  var cards = Array.prototype.slice.call(document.querySelectorAll('[data-finding]'));
  var groups = Array.prototype.slice.call(document.querySelectorAll('[data-group]'));
  var shown = document.getElementById('shown');
  var note = document.getElementById('filtered');
  var fields = ['unit', 'severity', 'relation', 'maintainer', 'kind'];
  function value(id) { return document.getElementById('f-' + id).value; }
  function apply() {
    var words = value('text').trim().toLowerCase();
    var left = 0;
    cards.forEach(function (card) {
      var fits = fields.every(function (field) {
        var wanted = value(field);
        return wanted === '' || (' ' + card.getAttribute('data-' + field) + ' ').indexOf(' ' + wanted + ' ') >= 0;
      });
      if (fits && words !== '') fits = ((card.getAttribute('data-item') || '') + card.textContent).toLowerCase().indexOf(words) >= 0;
      card.hidden = !fits;
      if (fits) left += 1;
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector('[data-finding]:not([hidden])'); });
    shown.textContent = '显示 ' + left + ' 条，共 ' + cards.length + ' 条';
    note.hidden = left === cards.length;
  }
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  document.getElementById('f-clear').addEventListener('click', function () {
    fields.concat('text').forEach(function (field) { document.getElementById('f-' + field).value = ''; });
    apply();
  });
  apply();
})();
`;
