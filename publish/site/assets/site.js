// Lets Vega take over a chart that comes into view: the same chart, with words by each mark. Without this script, or when
// it fails, the picture stays. Nothing is fetched from elsewhere and no text is ever run as code.
(() => {
  const here = document.currentScript;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const forced = matchMedia("(forced-colors: active)");
  const once = make => {
    let made;
    return () => (made ??= make());
  };
  const vega = once(() => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = here.dataset.vega;
    script.onload = () => done(window.vegaEmbed);
    script.onerror = failed;
    document.head.append(script);
  }));
  const get = address => fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status));
  const lightLook = once(() => get(here.dataset.look));
  const darkColours = once(() => get(here.dataset.dark));
  const painted = (part, colours) => {
    if (Array.isArray(part)) return part.map(one => painted(one, colours));
    if (part !== null && typeof part === "object") {
      return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, painted(value, colours)]));
    }
    return typeof part === "string" ? colours[part] ?? part : part;
  };

  async function takeOver(figure) {
    const picture = figure.querySelector("picture");
    let place = figure.querySelector(".live");
    if (!place) {
      place = document.createElement("div");
      place.className = "live";
      place.setAttribute("role", "img");
      place.setAttribute("aria-label", figure.querySelector("img").alt);
      picture.after(place);
    }
    try {
      const [embed, ...light] = await Promise.all([vega(), get(figure.dataset.live), lightLook()]);
      const [spec, config] = dark.matches ? painted(light, await darkColours()) : light;
      // Vega names the element that it draws in by itself, so it gets one of its own.
      const canvas = document.createElement("div");
      place.replaceChildren(canvas);
      place.hidden = false;
      picture.hidden = true;
      await embed(canvas, spec, {
        config, ast: true, actions: false, renderer: "svg", defaultStyle: false,
        tooltip: { disableDefaultStyle: true, theme: "plain" },
      });
      figure.dataset.state = "live";
    } catch (problem) {
      console.warn("chart stays a picture:", problem);
      place.hidden = true;
      picture.hidden = false;
      figure.dataset.state = "picture";
    }
    tell();
  }

  // Inside another website: how tall this page is, for embed.js there.
  function tell() {
    if (parent !== window) {
      parent.postMessage({ grondstoffen: "height", height: document.documentElement.offsetHeight }, "*");
    }
  }

  function start() {
    const figures = [...document.querySelectorAll("figure[data-live]")];
    if (!forced.matches) {
      const seen = new IntersectionObserver(entries => {
        for (const entry of entries.filter(one => one.isIntersecting)) {
          seen.unobserve(entry.target);
          takeOver(entry.target);
        }
      }, { rootMargin: "200px" });
      figures.forEach(figure => seen.observe(figure));
      dark.addEventListener("change", () => figures.filter(one => one.dataset.state === "live").forEach(takeOver));
    }
    new ResizeObserver(tell).observe(document.body);
    tell();
  }
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", start) : start();
})();
