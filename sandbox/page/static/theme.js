// Before anything is drawn, so that nothing flashes: the theme chosen here, or the system's.
{
  const chosen = localStorage.getItem("theme");
  const light = matchMedia("(prefers-color-scheme: light)");
  const put = (theme) => { document.documentElement.dataset.theme = theme; };
  put(chosen ?? (light.matches ? "light" : "dark"));
  light.addEventListener("change", () => {
    if (!localStorage.getItem("theme")) put(light.matches ? "light" : "dark");
  });
}
