// Before the first paint: the appearance chosen on this device, else the system's.
{
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
}
