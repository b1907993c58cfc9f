#include "ctoml.h"

#include <pthread.h>
#include <toml++/toml.h>

#include <algorithm>
#include <deque>
#include <exception>
#include <new>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

/// The document that callers see, and the memory that its pointers point into.
struct document : ctoml_document {
  std::vector<ctoml_node> storage;
  std::deque<std::string> texts;  // a deque never moves what it holds
  std::string words;

  const char *keep(std::string_view text) {
    texts.emplace_back(text);
    return texts.back().data();
  }

  void fail(ctoml_status why, std::string text, toml::source_position at) {
    status = why;
    words = std::move(text);
    message = words.c_str();
    line = at.line;
    column = at.column;
  }
};

ctoml_region region(const toml::source_region &r) {
  return {r.begin.line, r.begin.column, r.end.line, r.end.column};
}

template <typename T>
std::string iso_text(const T &value) {
  std::ostringstream stream;
  stream << value;
  return stream.str();
}

ctoml_kind kind(const toml::node &n) {
  switch (n.type()) {
    case toml::node_type::table: return ctoml_table;
    case toml::node_type::array: return ctoml_array;
    case toml::node_type::string: return ctoml_string;
    case toml::node_type::integer: return ctoml_integer;
    case toml::node_type::floating_point: return ctoml_float;
    case toml::node_type::boolean: return ctoml_boolean;
    default: return ctoml_date;
  }
}

ctoml_node flat_node(document &out, const toml::node &n, const toml::key *key, int32_t parent) {
  ctoml_node flat{};
  flat.kind = kind(n);
  flat.parent = parent;
  flat.region = region(n.source());
  if (key) {
    flat.key = out.keep(key->str());
    flat.key_count = key->str().size();
    flat.key_region = region(key->source());
  }
  std::string text;
  if (auto v = n.as_string()) {
    text = v->get();
  } else if (auto v = n.as_integer()) {
    flat.integer = v->get();
  } else if (auto v = n.as_floating_point()) {
    flat.number = v->get();
  } else if (auto v = n.as_boolean()) {
    flat.boolean = v->get();
  } else if (auto v = n.as_date()) {
    text = iso_text(v->get());
  } else if (auto v = n.as_time()) {
    text = iso_text(v->get());
  } else if (auto v = n.as_date_time()) {
    text = iso_text(v->get());
  } else if (auto t = n.as_table()) {
    flat.opened_by_header = !t->is_inline();
  }
  if (flat.kind == ctoml_string || flat.kind == ctoml_date) {
    flat.text = out.keep(text);
    flat.text_count = text.size();
  }
  return flat;
}

/// Walks with a stack of its own, so that depth costs no call stack here.
void flatten(document &out, const toml::table &root, size_t depth_limit) {
  struct item {
    const toml::node *node;
    const toml::key *key;
    int32_t parent;
    size_t depth;
  };
  std::vector<item> pending{{&root, nullptr, -1, 0}};
  std::vector<item> members;
  while (!pending.empty()) {
    const item next = pending.back();
    pending.pop_back();
    if (next.depth > depth_limit) {
      out.fail(ctoml_too_deep, "", next.key ? next.key->source().begin : next.node->source().begin);
      return;
    }
    const auto self = static_cast<int32_t>(out.storage.size());
    out.storage.push_back(flat_node(out, *next.node, next.key, next.parent));
    members.clear();
    if (auto table = next.node->as_table()) {
      for (auto &&[key, value] : *table) members.push_back({&value, &key, self, next.depth + 1});
      // toml++ keeps a table by name; the file's order is that of the keys' places.
      std::sort(members.begin(), members.end(), [](const item &a, const item &b) {
        const auto x = a.key->source().begin, y = b.key->source().begin;
        return x.line != y.line ? x.line < y.line : x.column < y.column;
      });
    } else if (auto array = next.node->as_array()) {
      for (auto &&value : *array) members.push_back({&value, nullptr, self, next.depth + 1});
    }
    pending.insert(pending.end(), members.rbegin(), members.rend());
  }
}

struct job {
  document *out;
  std::string_view text;
  size_t depth_limit;
};

/// Parses, copies and frees toml++'s tree; the recursion of `~table` is the deepest of the three.
void *run(void *argument) {
  const job &work = *static_cast<job *>(argument);
  try {
    toml::table root = toml::parse(work.text);
    flatten(*work.out, root, work.depth_limit);
  } catch (const toml::parse_error &error) {
    work.out->fail(ctoml_syntax_error, std::string(error.description()), error.source().begin);
  } catch (const std::exception &error) {
    work.out->fail(ctoml_no_resources, error.what(), {1, 1});
  }
  return nullptr;
}

}  // namespace

extern "C" struct ctoml_document *ctoml_parse(const char *text, size_t count, size_t depth_limit) {
  auto *out = new (std::nothrow) document{};
  if (!out) return nullptr;
  job work{out, {text, count}, depth_limit};
  // Dotted keys nest without a limit and cost toml++ up to 136 bytes of stack a byte of text (272 a level).
  const size_t stack = (size_t{1} << 20) + 140 * count;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_t thread;
  if (pthread_attr_setstacksize(&attributes, (stack + 0xffff) & ~size_t{0xffff}) != 0 ||
      pthread_create(&thread, &attributes, run, &work) != 0) {
    out->fail(ctoml_no_resources, "no thread could be started to read it", {1, 1});
  } else {
    pthread_join(thread, nullptr);
  }
  pthread_attr_destroy(&attributes);
  out->nodes = out->storage.data();
  out->count = out->storage.size();
  return out;
}

extern "C" void ctoml_free(struct ctoml_document *document) { delete static_cast<struct document *>(document); }
