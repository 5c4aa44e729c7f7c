// A file dropped on the form, or chosen in it, goes on to its columns at once; without this the button does.

for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const name = form.querySelector("[data-name]");

  const go = () => {
    if (!input.files.length) return;
    name.textContent = input.files[0].name;
    form.requestSubmit();
  };

  input.addEventListener("change", go);
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.dataset.over = "";
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    form.addEventListener(kind, () => delete form.dataset.over);
  }
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    go();
  });
}
