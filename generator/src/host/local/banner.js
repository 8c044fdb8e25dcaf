// One text for every page, such as a maintenance window. Empty: nothing is shown.
var reconnectBanner = "";
