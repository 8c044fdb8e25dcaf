// Puts the reader's own names into the commands of the page. The build has marked where they belong, so nothing here
// reads a command. A name has only signs that mean themselves in PowerShell, in the command prompt and in a Unix shell:
// it needs no quotes, and cannot end those in which it stands.
const allowed = {
  host: [/^[a-z\d]([\w.-]*[a-z\d])?$/i, "A computer name or IPv4 address has letters, digits, dots and hyphens only."],
  domain: [/^[a-z\d]([\w.-]*[a-z\d])?$/i, "A domain has letters, digits, dots and hyphens only."],
  address: [/^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/, "An IPv4 address is four numbers up to 255 with dots between them."],
  user: [/^[\p{L}\p{N}]([\p{L}\p{N}._-]*[\p{L}\p{N}])?$/u, "Letters, digits, dots, hyphens and underscores only: other signs mean something to a shell. Put such a name in by hand, in quotes."],
  thumbprint: [/^[\da-f]{40}$/i, "A thumbprint is 40 digits and letters from A to F."],
};

const inputs = [...document.querySelectorAll("[data-stands-for]")];
const stillExamples = new Set(inputs.map((input) => input.dataset.standsFor));

function fill(input) {
  const { standsFor, kind } = input.dataset;
  const [pattern, reason] = allowed[kind];
  // Windows shows thumbprints with blanks, and copies a sign along that nobody sees.
  const value = kind === "thumbprint" ? input.value.replace(/[\s\u200e]/g, "") : input.value.trim();
  const isRight = value.length < 254 && pattern.test(value);
  const isWrong = value !== "" && !isRight;
  input.setAttribute("aria-invalid", isWrong);
  document.getElementById(`${input.id}_wrong`).textContent = isWrong ? `${reason} The commands keep the example.` : "";
  for (const place of document.querySelectorAll("[data-fill]")) {
    if (place.dataset.fill === standsFor) place.textContent = isRight ? value : standsFor;
  }
  if (isRight) stillExamples.delete(standsFor);
  else stillExamples.add(standsFor);
}

if (inputs.length > 0) {
  document.getElementById("fill-in").hidden = false;
  for (const input of inputs) {
    input.addEventListener("input", () => fill(input));
    // A browser may give back what stood there before a reload.
    if (input.value !== "") fill(input);
  }
}
