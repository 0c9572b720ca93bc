// A short link hands its query on to its target; the page itself never enters the history.
{
  const target = new URL(document.getElementById("go").href);
  for (const [name, value] of new URLSearchParams(location.search)) target.searchParams.set(name, value);
  location.replace(target);
}
