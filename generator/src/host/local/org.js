// Who helps readers here. Shown at the foot of every page. Text between the quotes; a line break in it is \n.
// An update of the site leaves this folder alone.
var reconnectOrg = {
  name: "", // such as "Contoso IT"
  helpdesk: "", // such as "https://help.example.com/" or "help@example.com"
  ticket: "", // what a ticket should say; {title} and {address} are those of the page
};
