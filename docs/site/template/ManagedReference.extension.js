// The list at the left of an API page: every namespace, and the types of the page's own one.
exports.preTransform = function (model) { return model; };

exports.postTransform = function (model) {
  if (model._toc && model._toc.items)
    model._toc = Object.assign({}, model._toc, { items: model._toc.items.map(closed) });
  return model;
};

function closed(item) {
  return isOpen(item) ? item : Object.assign({}, item, { items: [], leaf: true });
}

function isOpen(item) {
  return item.active || (item.items || []).some(isOpen);
}
