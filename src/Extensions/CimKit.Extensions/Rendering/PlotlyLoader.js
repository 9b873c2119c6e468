(function () {
  var page = window;
  function draw(item, tries) {
    var places = item.place ? [item.place] : document.querySelectorAll('[id="' + item.id + '"]');
    if (!places.length && tries < 60) setTimeout(function () { draw(item, tries + 1); }, 50);
    places.forEach(function (place) {
      if (place.cimDrawn) return;
      place.cimDrawn = true;
      var picture = place.querySelector('img'), chart = document.createElement('div');
      var figure = JSON.parse(JSON.stringify(item.figure));
      if (picture) picture.style.display = 'none';
      place.appendChild(chart);
      var config = { responsive: true, displaylogo: false, modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'] };
      Promise.resolve().then(function () {
        return page.Plotly.newPlot(chart, figure.data, figure.layout, config);
      }).then(function () {
        if (picture) picture.remove();
        if (item.ready) item.ready(chart, page.Plotly, config);
      }, function () {
        chart.remove();
        if (picture) picture.style.display = '';
      });
    });
  }
  function start() {
    var waiting = page.cimFigures || [];
    page.cimFigures = { push: function (item) { draw(item, 0); } };
    for (var i = 0; i < waiting.length; i++) draw(waiting[i], 0);
  }
  if (page.cimLoading) return;
  page.cimLoading = true;
  var style = document.createElement('style');
  style.textContent = '.cim-figure .main-svg :is([class*="tick"] text,[class*="title"],[class*="legend"] text,.annotation-text-g text){fill:currentColor!important}';
  document.head.appendChild(style);
  if (page.Plotly) { start(); return; }
  var text = atob('$PLOTLY$'), bytes = new Uint8Array(text.length);
  for (var i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text().then(function (source) {
    var script = document.createElement('script');
    script.text = '(function(){var define,module,exports;' + source + '\n}).call(window)';
    document.head.appendChild(script);
    start();
  });
})();
