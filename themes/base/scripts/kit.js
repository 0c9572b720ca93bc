// Ticks stay on this device. After its last day, the kit says so.
{
  const tasks = document.querySelector("[data-tasks]");
  try {
    const key = tasks.dataset.tasks;
    const boxes = [...tasks.querySelectorAll("input")];
    const done = (localStorage[key] || "").split(" ");
    for (const box of boxes) box.checked = done.includes(box.id);
    tasks.onchange = () => {
      localStorage[key] = boxes.filter((box) => box.checked).map((box) => box.id).join(" ");
    };
  } catch {} // no list, or nothing may be kept
  for (const until of document.querySelectorAll("[data-until]")) {
    const over = new Date() > new Date(`${until.dataset.until}T23:59:59`);
    until.hidden = over;
    until.nextElementSibling.hidden = !over;
  }
  onhashchange = () => {
    const at = document.querySelector(":target");
    const box = at?.closest("details");
    if (box) box.open = true;
    at?.scrollIntoView();
  };
  onhashchange();
}
