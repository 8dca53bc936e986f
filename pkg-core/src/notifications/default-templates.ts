/** The title and body of a message where a receiver brings none of its own: Liquid, the same for every dialect. */
export const defaultTemplates = {
  title: '{{ icon }} {{ headline }}',
  body: `{%- if kind == 'test' -%}
{{ words.test }}
{%- elsif kind == 'digest' or kind == 'daily' -%}
{% if kind == 'daily' %}{{ words.daily }}{% else %}{{ words.digest }}{% endif %}
{% for count in counts %}{{ count.text }}: {{ count.count | strong }}{% unless forloop.last %} · {% endunless %}{% endfor %}
{{ words.top | bold }}
{% for part in top %}- {{ part.namespace | default: '-' }} · {{ part.reason }}: {{ part.count }}
{% endfor %}
{%- for item in items limit: 10 %}{{ item.icon }} {{ item.title }}
{% endfor %}
{%- else -%}
{%- for item in items -%}
{%- if forloop.index <= longItems -%}
{%- if items.size > 1 %}{{ item.icon }} {{ item.title | bold }}
{% endif -%}
{{ words.severity }}: {{ item.severityText }}
{% for fact in item.facts %}{{ fact.label }}: {{ fact.value }}
{% endfor -%}
{%- if item.message != '' %}{{ words.said }}: {{ item.message | shorten: 300 }}
{% endif -%}
{%- if item.status == 'firing' -%}
{%- if item.why != '' %}{{ words.why }}: {{ item.why }}
{% endif -%}
{%- if item.next != '' %}{{ words.next }}: {{ item.next }}
{% endif -%}
{%- if item.log != '' %}{{ words.log }}:
{{ item.log | code }}
{% endif -%}
{%- endif -%}
{%- assign shown = false %}{% if hasButtons and items.size == 1 %}{% assign shown = true %}{% endif -%}
{%- if item.links.size > 0 and shown == false %}{% for link in item.links %}{{ link.text | link: link.url }}{% unless forloop.last %} · {% endunless %}{% endfor %}
{% endif -%}
{%- unless forloop.last %}
{% endunless -%}
{%- else -%}
{{ item.icon }} {{ item.title }}
{% endif -%}
{%- endfor -%}
{%- if more > 0 %}… {{ more }} {{ words.more }}
{% endif -%}
{%- if items.size > 1 and hasButtons != true %}{% for link in links %}{{ link.text | link: link.url }} {% endfor %}{% endif -%}
{%- endif -%}`,
};
