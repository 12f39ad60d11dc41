// The writing page works without this file; with it headings, questions and the preview follow what
// is typed and ticked.

const form = document.querySelector("form[data-draft]");
const body = form.elements.body;
const preview = document.getElementById("preview");
const hints = [...form.querySelectorAll("[data-model]")];
const PAUSE = 500;

function isUntouched(text) {
  const lines = (of) => of.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
  return ["", ...hints.map((one) => one.dataset.outline)].some((one) => lines(one) === lines(text));
}

function showHints() {
  for (const one of hints) one.hidden = one.dataset.model !== form.elements.model.value;
}

function startWithHeadings() {
  if (!isUntouched(body.value)) return;
  const chosen = hints.find((one) => one.dataset.model === form.elements.model.value);
  body.value = chosen?.dataset.outline ?? "";
  body.dispatchEvent(new Event("input", { bubbles: true }));
}

// A network that is not ticked asks nothing and sends no answers; they stay in the page, though.
function showQuestions() {
  for (const questions of form.querySelectorAll("[data-network]")) {
    const isTicked = form.querySelector(
      `[name="organisations"][value="${questions.dataset.network}"]`,
    ).checked;
    questions.hidden = !isTicked;
    questions.querySelector("fieldset").disabled = !isTicked;
  }
}

let asked = null;
let timer = 0;

async function refresh() {
  asked?.abort();
  asked = new AbortController();
  const sent = new FormData();
  sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  sent.set("only", "text");
  sent.set("body", body.value);
  try {
    const address = form.querySelector("[data-preview]").formAction;
    const answer = await fetch(address, { method: "POST", body: sent, signal: asked.signal });
    if (answer.ok && !answer.redirected) preview.innerHTML = await answer.text();
  } catch (error) {
    if (error.name !== "AbortError") preview.textContent = "The preview could not be fetched.";
  }
}

function showPreview(isShown) {
  preview.hidden = !isShown;
  form.querySelector("[data-preview]").textContent = isShown ? "Hide the preview" : "Preview";
  if (isShown) refresh();
}

form.querySelector("[data-headings]").hidden = true;
form.querySelector("[data-preview]").addEventListener("click", (event) => {
  event.preventDefault();
  showPreview(preview.hidden);
});
body.addEventListener("input", () => {
  clearTimeout(timer);
  if (!preview.hidden) timer = setTimeout(refresh, PAUSE);
});
form.addEventListener("change", (event) => {
  showHints();
  showQuestions();
  if (event.target.name === "model") startWithHeadings();
  if (event.target.name === "organisations" && event.target.checked) {
    const questions = event.target.closest("li").querySelector("[data-network]");
    if (questions) questions.open = true;
  }
});

for (const word of form.querySelectorAll("[data-tag]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip small";
  button.textContent = word.textContent;
  button.addEventListener("click", () => {
    const tags = form.elements.tags.value.split(";").map((tag) => tag.trim()).filter(Boolean);
    if (!tags.includes(button.textContent)) tags.push(button.textContent);
    form.elements.tags.value = tags.join("; ");
    form.elements.tags.dispatchEvent(new Event("input", { bubbles: true }));
  });
  word.replaceWith(button);
}
for (const comma of form.querySelectorAll(".comma")) comma.remove();
showHints();
showQuestions();
showPreview(!preview.hidden);
