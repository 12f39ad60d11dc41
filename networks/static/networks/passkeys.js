// Lets the browser make or use a passkey when a form with data-passkey is sent: "create", "get", or
// "enter", which asks the form's own address for what to sign. Browsers alone can do this.

const able = Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON);

async function optionsFor(form) {
  if (form.dataset.passkey !== "enter") {
    return JSON.parse(document.getElementById("passkey-options").textContent);
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`Answered ${answer.status}.`);
  return answer.json();
}

function create(options, isAlone) {
  const chosen = options.authenticatorSelection;
  chosen.residentKey = isAlone ? "required" : "discouraged";
  chosen.requireResidentKey = isAlone;
  if (isAlone) chosen.userVerification = "required";
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return navigator.credentials.create({ publicKey });
}

function get(options) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}

async function ask(form) {
  const offered = await optionsFor(form);
  const options = offered.request_options ?? offered.creation_options;
  const isNew = form.dataset.passkey === "create";
  const alone = form.elements.passwordless?.checked ?? false;
  const passkey = await (isNew ? create(options.publicKey, alone) : get(options.publicKey));
  form.elements.credential.value = JSON.stringify(passkey.toJSON());
  form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const status = form.querySelector("[role=status]");
  if (!able) continue;
  form.hidden = false;
  status.textContent = "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    status.textContent = "";
    ask(form).catch(() => {
      status.textContent = "That did not work, or was called off. Please try again.";
    });
  });
}
