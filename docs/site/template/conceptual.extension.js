// A page that stands in the bar at the top has no other list: without this its links would be made relative twice.
exports.preTransform = function (model) {
  if (model._tocKey === model._navKey)
    delete model._tocKey;
  return model;
};

exports.postTransform = function (model) { return model; };
