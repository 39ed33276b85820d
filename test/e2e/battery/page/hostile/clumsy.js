/** No page: a tap as we must not be one. The battery has to notice it. */
const { fetch: original } = window;
window.fetch = async (...args) => {
  const response = await original(...args);
  response.clone().text().then(console.debug, console.debug);
  return response;
};
