// Comfort only: without this file every page, link and form works. Nothing is stored.
{
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Forms: the address of the visit overwrites what the page was built with (last touch).
  const query = new URLSearchParams(location.search);
  for (const field of all("input[data-q]")) {
    const value = query.get(field.dataset.q);
    if (value) field.value = value;
  }
  const visit = { landing_page: location.href.split("#")[0], referrer: document.referrer };
  for (const name in visit) {
    for (const field of all(`input[type=hidden][name=${name}]`)) field.value = visit[name];
  }

  // Errors in the page's language, in words, beside the field.
  const words = (field) => {
    const say = field.form.dataset;
    const { valueMissing, typeMismatch, patternMismatch, badInput } = field.validity;
    if (valueMissing) {
      if (field.type === "checkbox") return say.agree;
      return field.tagName === "SELECT" ? say.choose : say.required;
    }
    if (typeMismatch) return say[field.type];
    if (patternMismatch && field.type === "tel") return say.phone;
    if (badInput) return say.number;
    return field.validationMessage;
  };
  const report = (field) => {
    const box = field.closest("[data-field]");
    const error = box && box.querySelector(".error");
    if (!error) return;
    const wrong = !field.validity.valid;
    error.textContent = wrong ? words(field) : "";
    error.hidden = !wrong;
    field.setAttribute("aria-invalid", String(wrong));
  };
  const needOne = (group) => {
    const boxes = all("input", group);
    boxes[0].setCustomValidity(boxes.some((box) => box.checked) ? "" : group.closest("form").dataset.choose);
  };
  for (const form of all("form[data-required]")) {
    const groups = all("[data-some]", form);
    groups.forEach(needOne);
    let first = true;
    form.addEventListener("invalid", (event) => {
      event.preventDefault();
      report(event.target);
      if (!first) return;
      first = false;
      event.target.focus();
      setTimeout(() => { first = true; });
    }, true);
    form.addEventListener("change", (event) => {
      const group = event.target.closest("[data-some]");
      if (group) {
        needOne(group);
        report(all("input", group)[0]);
      } else if (event.target.value || event.target.hasAttribute("aria-invalid")) report(event.target);
    });
    form.addEventListener("input", (event) => {
      if (event.target.getAttribute("aria-invalid") === "true") report(event.target);
    });
  }

  // Copy: one tap; the button says that it is done.
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  const copied = (button) => {
    const { done } = document.body.dataset;
    const label = button.querySelector("span");
    button.dataset.words ||= label.textContent;
    button.classList.add("is-done");
    label.textContent = status.textContent = done;
    setTimeout(() => {
      button.classList.remove("is-done");
      label.textContent = button.dataset.words;
      if (!document.querySelector(".is-done")) status.textContent = "";
    }, 2000);
  };
  if (navigator.clipboard) {
    const buttons = all("[data-copy]");
    if (buttons.length) document.body.append(status);
    for (const button of buttons) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const source = document.getElementById(button.dataset.copy);
        await navigator.clipboard.writeText(source.textContent.trim());
        copied(button);
      });
    }
  }

  // Opened from disk, a folder has no page of its own: name it.
  if (location.protocol === "file:") {
    for (const link of all("a[href]")) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
  }

  // The device's own share sheet, where there is one.
  if (navigator.share) {
    for (const button of all("[data-share]")) {
      button.parentElement.hidden = false;
      button.addEventListener("click", () => {
        const page = document.querySelector("meta[property='og:url']").content;
        navigator.share({ title: document.title, url: page }).catch(() => {});
      });
    }
  }

  // Mail previews as on a computer and as on a phone.
  for (const mail of all("[data-mail]")) {
    const buttons = all("[data-width]", mail);
    buttons[0].parentElement.hidden = false;
    for (const button of buttons) {
      button.addEventListener("click", () => {
        mail.classList.toggle("is-narrow", button.dataset.width === "narrow");
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      });
    }
  }
}
